package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.ballcourt.consumer.MongoCalls;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The collection {@code leases}. */
public final class MongoLeaseRepository implements LeaseRepository {
    private static final Predicate<BulkWriteError> TAKEN = error -> MongoCalls.isDuplicateKey(error.getCode());
    private final MongoCollection<Document> leases;

    public MongoLeaseRepository(@Qualifier("cases") MongoDatabase database) {
        this.leases = database.getCollection("leases");
    }

    @Override
    public List<Lease> all() {
        return MongoFailures.translate(() -> leases.find()
                .map(found -> new Lease(
                        found.getString("_id"),
                        found.getString("owner"),
                        found.getLong("epoch"),
                        found.getLong("beat")))
                .into(new ArrayList<>()));
    }

    @Override
    public void create(Collection<String> keys, String owner) {
        List<Document> documents = keys.stream()
                .map(key -> new Document("_id", key)
                        .append("owner", owner)
                        .append("epoch", 1L)
                        .append("beat", 0L))
                .toList();
        MongoFailures.translate(() -> {
            try {
                return leases.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                if (e.getWriteConcernError() != null
                        || !e.getWriteErrors().stream().allMatch(TAKEN)) {
                    throw e;
                }
                // Some of them exist; the next reading tells whose they are.
                return null;
            }
        });
    }

    @Override
    public void beat(String owner) {
        MongoFailures.translate(() -> leases.updateMany(eq("owner", owner), inc("beat", 1L)));
    }

    @Override
    public boolean pass(Lease seen, String owner) {
        Bson next = combine(set("owner", owner), inc("epoch", 1L), inc("beat", 1L));
        return MongoFailures.translate(() -> leases.updateOne(unchanged(seen), next))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void remove(Lease seen) {
        MongoFailures.translate(() -> leases.deleteOne(unchanged(seen)));
    }

    private static Bson unchanged(Lease seen) {
        return and(
                eq("_id", seen.key()), eq("owner", seen.owner()), eq("epoch", seen.epoch()), eq("beat", seen.beat()));
    }
}
