package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.ballcourt.contracts.RecordedEvent;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real PostgreSQL, whose binaries come as any other library. */
class JdbcCaseDocumentRepositoryIT extends CaseDocumentRepositoryContract {
    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private final JdbcCalls calls = new JdbcCalls(database);
    private final World world = new World();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void withoutRows() {
        calls.run("drop table if exists texts");
    }

    @Override
    CaseDocumentRepository open() {
        calls.run("drop table if exists documents");
        return new JdbcCaseDocumentRepository(database, "documents", CaseRows.NONE);
    }

    @Override
    void keep(List<Document> many) {
        calls.inTransaction(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into documents (case_id, seq, body) values (?, 1, ?)")) {
                for (Document one : many) {
                    insert.setString(1, one.getString("_id"));
                    insert.setString(2, one.toJson(JdbcCalls.JSON));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            return true;
        });
    }

    @Test
    void writesRowsInTheTransactionOfTheDocument() {
        List<RecordedEvent> events = world.history("case", 2);
        rules(JdbcCaseDocumentRepositoryIT::writeLast).receive(events.getFirst());
        assertThat(texts()).containsExactly("case:1");

        CaseEventApplier dying = rules((connection, document) -> {
            writeLast(connection, document);
            throw new SQLException("the connection is gone", "08006");
        });
        assertThatThrownBy(() -> dying.receive(events.getLast())).isInstanceOf(TransientFailure.class);
        assertThat(texts()).containsExactly("case:1");

        rules(JdbcCaseDocumentRepositoryIT::writeLast).receive(events.getLast());
        assertThat(texts()).containsExactly("case:2");
    }

    @Test
    void parksTheCaseWhoseRowsDoNotFitAndNoOther() {
        CaseRows narrow = (connection, document) -> {
            if (document.getString("_id").equals("bad")) {
                throw new SQLException("value too long", "22001");
            }
            writeLast(connection, document);
        };
        Batch batch = new Batch();
        world.history("bad", 1).forEach(batch::add);
        world.history("good", 1).forEach(batch::add);
        CaseEventApplier rules = rules(narrow);
        rules.receiveTogether(batch);
        batch.pending().values().forEach(left -> left.forEach(rules::receive));

        assertThat(texts()).containsExactly("good:1");
        assertThat(documents().find("bad").isParked()).isTrue();
    }

    @Test
    void takesNamesOfTablesAlone() {
        assertThatThrownBy(() -> new JdbcCaseDocumentRepository(database, "a; drop table b", CaseRows.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JdbcCaseDocumentRepository documents() {
        return new JdbcCaseDocumentRepository(database, "documents", CaseRows.NONE);
    }

    private CaseEventApplier rules(CaseRows rows) {
        calls.run("create table if not exists texts (case_id varchar(100) primary key, last int)");
        CaseDocumentRepository documents = new JdbcCaseDocumentRepository(database, "documents", rows);
        documents.prepare();
        return new CaseEventApplier(
                documents,
                (document, event) -> document.append("last", (int) event.seq()),
                (caseId, from) -> world.log.get(caseId),
                world,
                () -> World.NOW);
    }

    /** An upsert, as any database has one. */
    private static void writeLast(Connection connection, Document document) throws SQLException {
        if (!document.containsKey("last")) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into texts values (?, ?) on conflict (case_id) do update set last = excluded.last")) {
            upsert.setString(1, document.getString("_id"));
            upsert.setInt(2, document.getInteger("last"));
            upsert.executeUpdate();
        }
    }

    private List<String> texts() {
        return calls.query(
                "select case_id, last from texts order by case_id",
                List.of(),
                row -> row.getString(1) + ":" + row.getInt(2));
    }
}
