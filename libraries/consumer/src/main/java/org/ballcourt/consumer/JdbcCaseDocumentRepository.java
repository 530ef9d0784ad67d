package org.ballcourt.consumer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DocumentCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents in one table of a relational database, as extended JSON; every save is a compare-and-set on the last sequence, the parking
 * and the last folding anew, in one transaction with the rows that its user keeps.
 */
final class JdbcCaseDocumentRepository implements CaseDocumentRepository {
    private static final Logger log = LoggerFactory.getLogger(JdbcCaseDocumentRepository.class);
    private static final DocumentCodec CODEC = new DocumentCodec();
    /** Documents of a few kilobytes each. */
    private static final int PAGE = 500;

    private final JdbcCalls calls;
    private final CaseRows rows;
    private final String table;

    JdbcCaseDocumentRepository(DataSource database, String table, CaseRows rows) {
        if (!table.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
            throw new IllegalArgumentException("No name of a table: " + table);
        }
        this.calls = new JdbcCalls(database);
        this.rows = rows;
        this.table = table;
    }

    @Override
    public Codec<Document> codec() {
        return CODEC;
    }

    /** Two instances may try at once; the table that is there then is what counts. */
    @Override
    public void prepare() {
        try {
            calls.run("create table if not exists " + table + " (case_id varchar(200) primary key, seq bigint not null,"
                    + " parked_seq bigint, parked_at bigint, refolded_at bigint, body text not null)");
            calls.run(
                    "create index if not exists " + table.replace('.', '_') + "_parked on " + table + " (parked_seq)");
        } catch (JdbcCalls.Refused others) {
            calls.query("select case_id from " + table + " where seq < 0", List.of(), row -> "");
        }
    }

    @Override
    public CaseDocument find(String caseId) {
        List<String> found = calls.query(
                "select body from " + table + " where case_id = ?", List.of(caseId), row -> row.getString(1));
        return found.isEmpty() ? CaseDocument.fresh(caseId) : read(new Stored(caseId, found.getFirst()));
    }

    @Override
    public Map<String, RawBsonDocument> findAll(Collection<String> caseIds) {
        Map<String, RawBsonDocument> found = new HashMap<>();
        String marks = String.join(", ", Collections.nCopies(caseIds.size(), "?"));
        for (Stored stored : stored("where case_id in (" + marks + ")", List.copyOf(caseIds))) {
            try {
                found.put(stored.caseId(), RawBsonDocument.parse(stored.body()));
            } catch (RuntimeException damaged) {
                // It is parked where it is looked at for itself.
                log.debug("Passed over", damaged);
            }
        }
        return found;
    }

    @Override
    public boolean save(CaseDocument before, Document after) {
        return saveAll(List.of(new Replacement(before, new RawBsonDocument(after, CODEC))));
    }

    /** All of them or none. */
    @Override
    public boolean saveAll(List<Replacement> replacements) {
        return calls.inTransaction(connection -> {
            if (!inserted(connection, fresh(replacements)) || !replaced(connection, replacements)) {
                return false;
            }
            for (Replacement one : replacements) {
                writeRows(connection, one.after().decode(CODEC));
            }
            return true;
        });
    }

    /** Those of a parked case stay as they were: they may be why it is parked. */
    private void writeRows(Connection connection, Document after) throws SQLException {
        if (!after.containsKey(CaseDocument.PARKED)) {
            rows.write(connection, after);
        }
    }

    private static List<RawBsonDocument> fresh(List<Replacement> replacements) {
        return replacements.stream()
                .filter(one -> !one.before().exists())
                .map(Replacement::after)
                .toList();
    }

    private boolean inserted(Connection connection, List<RawBsonDocument> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return true;
        }
        String sql = "insert into " + table
                + " (seq, parked_seq, parked_at, refolded_at, body, case_id) values (?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (RawBsonDocument after : fresh) {
                bind(insert, after);
                insert.addBatch();
            }
            insert.executeBatch();
            return true;
        } catch (SQLException refused) {
            if (JdbcCalls.isDuplicateKey(refused)) {
                return false;
            }
            throw refused;
        }
    }

    private boolean replaced(Connection connection, List<Replacement> replacements) throws SQLException {
        String sql = "update " + table + " set seq = ?, parked_seq = ?, parked_at = ?, refolded_at = ?, body = ?"
                + " where case_id = ? and seq = ? and coalesce(parked_at, -1) = ? and coalesce(refolded_at, -1) = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (Replacement one : replacements) {
                CaseDocument before = one.before();
                if (before.exists()) {
                    bind(update, one.after());
                    update.setLong(7, before.seq());
                    update.setLong(8, before.isParked() ? before.parked().at().toEpochMilli() : -1);
                    update.setLong(
                            9,
                            before.refolded() == null ? -1 : before.refolded().getTime());
                    update.addBatch();
                }
            }
            for (int changed : update.executeBatch()) {
                if (changed == 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The first six places of both statements. */
    private static void bind(PreparedStatement statement, RawBsonDocument after) throws SQLException {
        CaseDocument document = CaseDocument.of(after.decode(CODEC));
        ParkedCase parked = document.parked();
        Date refolded = document.refolded();
        statement.setLong(1, document.seq());
        setOrNull(statement, 2, parked == null ? null : parked.seq());
        setOrNull(statement, 3, parked == null ? null : parked.at().toEpochMilli());
        setOrNull(statement, 4, refolded == null ? null : refolded.getTime());
        statement.setString(5, after.toJson(JdbcCalls.JSON));
        statement.setString(6, document.caseId());
    }

    private static void setOrNull(PreparedStatement statement, int place, Long value) throws SQLException {
        if (value == null) {
            statement.setNull(place, Types.BIGINT);
        } else {
            statement.setLong(place, value);
        }
    }

    @Override
    public void overwrite(Document after) {
        RawBsonDocument raw = new RawBsonDocument(after, CODEC);
        calls.inTransaction(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from " + table + " where case_id = ?")) {
                delete.setString(1, after.getString("_id"));
                delete.executeUpdate();
            }
            return inserted(connection, List.of(raw));
        });
    }

    /** One page after the other, so that neither side holds more than one of them, nor a cursor while the visitor works. */
    @Override
    public void forEach(Consumer<CaseDocument> visitor) {
        List<Stored> page;
        String last = "";
        do {
            page = stored("where case_id > ? order by case_id fetch first " + PAGE + " rows only", List.of(last));
            for (Stored stored : page) {
                readable(stored).ifPresent(visitor);
                last = stored.caseId();
            }
        } while (page.size() == PAGE);
    }

    @Override
    public List<ParkedCase> parked() {
        return stored("where parked_seq is not null order by parked_seq", List.of()).stream()
                .flatMap(stored -> readable(stored).stream())
                .map(CaseDocument::parked)
                .toList();
    }

    @Override
    public List<String> idsAfter(String after, int limit) {
        return calls.query(
                "select case_id from " + table + " where case_id > ? order by case_id fetch first " + limit
                        + " rows only",
                List.of(after),
                row -> row.getString(1));
    }

    @Override
    public long countParked() {
        return calls.query(
                        "select count(*) from " + table + " where parked_seq is not null",
                        List.of(),
                        row -> row.getLong(1))
                .getFirst();
    }

    private List<Stored> stored(String which, List<String> words) {
        return calls.query("select case_id, body from " + table + " " + which, words, Stored::of);
    }

    private static Optional<CaseDocument> readable(Stored stored) {
        try {
            return Optional.of(read(stored));
        } catch (DamagedDocument damaged) {
            log.error("Passed over", damaged);
            return Optional.empty();
        }
    }

    private static CaseDocument read(Stored stored) {
        try {
            return CaseDocument.of(Document.parse(stored.body()));
        } catch (DamagedDocument damaged) {
            throw damaged;
        } catch (RuntimeException noDocument) {
            throw new DamagedDocument(stored.caseId(), noDocument);
        }
    }

    private record Stored(String caseId, String body) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(row.getString(1), row.getString(2));
        }
    }
}
