package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code reservations}, one document per order line. */
public final class MongoReservations implements Reservations {
    private final MongoCollection<Document> lines;

    public MongoReservations(@Qualifier("cases") MongoDatabase database) {
        this.lines = database.getCollection("reservations");
        lines.createIndex(
                ascending("settled", "since"),
                new IndexOptions().name("reservations_unsettled").partialFilterExpression(eq("settled", false)));
    }

    @Override
    public Optional<Reservation> find(String line) {
        return Optional.ofNullable(MongoFailures.translate(
                        () -> lines.find(eq("_id", line)).first()))
                .map(MongoReservations::read);
    }

    @Override
    public boolean take(Reservation seen, String caseId, long version, Instant now) {
        if (seen.since() == null) {
            return insert(seen.line(), caseId, version, now);
        }
        return update(
                seen,
                combine(
                        set("caseId", caseId),
                        set("version", version),
                        set("since", Date.from(now)),
                        set("settled", false)));
    }

    private boolean insert(String line, String caseId, long version, Instant now) {
        Document document = new Document("_id", line)
                .append("caseId", caseId)
                .append("version", version)
                .append("since", Date.from(now))
                .append("settled", false)
                .append("closed", List.of())
                .append("lapsed", List.of());
        return MongoFailures.translate(() -> MongoCalls.insertIfAbsent(lines, document));
    }

    @Override
    public boolean release(Reservation seen, List<String> closed) {
        return update(seen, combine(set("caseId", null), set("settled", true), set("closed", closed)));
    }

    private boolean update(Reservation seen, Bson change) {
        return MongoFailures.translate(() -> lines.updateOne(unchanged(seen), change))
                        .getMatchedCount()
                == 1;
    }

    private static Bson unchanged(Reservation seen) {
        return and(eq("_id", seen.line()), eq("caseId", seen.caseId()), eq("version", seen.version()));
    }

    @Override
    public List<Reservation> unsettled(Instant before, int limit) {
        return MongoFailures.translate(() -> lines.find(and(eq("settled", false), lt("since", Date.from(before))))
                .limit(limit)
                .map(MongoReservations::read)
                .into(new ArrayList<>()));
    }

    @Override
    public void settle(Collection<Reservation> seen) {
        if (!seen.isEmpty()) {
            List<UpdateOneModel<Document>> updates = seen.stream()
                    .map(one -> new UpdateOneModel<Document>(unchanged(one), set("settled", true)))
                    .toList();
            MongoFailures.translate(() -> lines.bulkWrite(updates, new BulkWriteOptions().ordered(false)));
        }
    }

    private static Reservation read(Document document) {
        return new Reservation(
                document.getString("_id"),
                document.getString("caseId"),
                document.getLong("version"),
                document.getDate("since").toInstant(),
                closed(document));
    }

    /** Former releases remembered only cases that had lapsed, under that name. */
    private static List<String> closed(Document document) {
        return Stream.of("lapsed", "closed")
                .flatMap(name -> document.getList(name, String.class, List.of()).stream())
                .distinct()
                .toList();
    }
}
