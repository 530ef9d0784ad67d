package org.ballcourt.notifications.deliveries;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.PersonErased;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The delivery log in MongoDB, which inserts a line once because its id is the key. */
public final class MongoDeliveryLog implements DeliveryLog {
    static final String ERASED = "erased";

    private final MongoCollection<Document> deliveries;

    public MongoDeliveryLog(@Qualifier("notices") MongoDatabase database) {
        deliveries = database.getCollection("deliveries");
        deliveries.createIndex(Indexes.compoundIndex(
                Indexes.ascending("recipient", "channel"), Indexes.descending("at", "seq", "_id")));
        deliveries.createIndex(
                Indexes.ascending("open", "nextTry"),
                new IndexOptions().partialFilterExpression(Filters.eq("open", true)));
        deliveries.createIndex(
                Indexes.ascending("announced"),
                new IndexOptions().partialFilterExpression(Filters.eq("announced", false)));
    }

    @Override
    public List<Delivery> record(List<Delivery> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        try {
            deliveries.insertMany(
                    lines.stream().map(Delivery::document).toList(), new InsertManyOptions().ordered(false));
            return lines;
        } catch (MongoBulkWriteException e) {
            Set<Integer> known = e.getWriteErrors().stream()
                    .filter(error -> MongoCalls.isDuplicateKey(error.getCode()))
                    .map(BulkWriteError::getIndex)
                    .collect(Collectors.toSet());
            if (known.size() < e.getWriteErrors().size() || e.getWriteConcernError() != null) {
                throw e;
            }
            return IntStream.range(0, lines.size())
                    .filter(i -> !known.contains(i))
                    .mapToObj(lines::get)
                    .toList();
        }
    }

    @Override
    public Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.find(Filters.eq("_id", id)).first())
                .map(Delivery::of);
    }

    @Override
    public List<Delivery> due(Instant now, int limit) {
        return deliveries
                .find(Filters.and(Filters.eq("open", true), Filters.lte("nextTry", Date.from(now))))
                .sort(Sorts.ascending("nextTry"))
                .limit(limit)
                .map(Delivery::of)
                .into(new ArrayList<>());
    }

    @Override
    public boolean claim(String id) {
        return deliveries
                        .updateOne(
                                Filters.and(Filters.eq("_id", id), Filters.eq("state", DeliveryState.PENDING.name())),
                                Updates.combine(
                                        Updates.set("state", DeliveryState.SENDING.name()), Updates.inc("attempts", 1)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void finish(Delivery tried, DeliveryState state, String note) {
        settle(
                tried,
                Updates.combine(
                        Updates.set("state", state.name()),
                        Updates.set("open", false),
                        Updates.set("announced", false),
                        Updates.set("note", note)));
    }

    @Override
    public void tryAgain(Delivery tried, Instant when, String note) {
        settle(
                tried,
                Updates.combine(
                        Updates.set("state", DeliveryState.PENDING.name()),
                        Updates.set("nextTry", Date.from(when)),
                        Updates.set("note", note)));
    }

    private void settle(Delivery tried, Bson change) {
        deliveries.updateOne(
                Filters.and(
                        Filters.eq("_id", tried.id()),
                        Filters.eq("state", DeliveryState.SENDING.name()),
                        Filters.eq("attempts", tried.attempts())),
                change);
    }

    @Override
    public List<Delivery> unannounced(int limit) {
        return deliveries
                .find(Filters.eq("announced", false))
                .limit(limit)
                .map(Delivery::of)
                .into(new ArrayList<>());
    }

    @Override
    public void announced(List<Delivery> told) {
        deliveries.bulkWrite(told.stream()
                .map(line -> new UpdateOneModel<Document>(
                        Filters.and(
                                Filters.eq("_id", line.id()),
                                Filters.eq("state", line.state().name())),
                        Updates.set("announced", true)))
                .toList());
    }

    /** Forgets what was said to somebody of what happened until then, so that nothing is shown or sent of it; that it was said stays. */
    public void erase(Actor recipient, PersonErased erased) {
        List<Bson> theirs = new ArrayList<>(
                List.of(Filters.eq("recipient", recipient.toString()), Filters.lte("at", Date.from(erased.at()))));
        if (erased.cases() != null) {
            theirs.add(Filters.in("caseId", erased.cases()));
        }
        if (erased.kept() != null) {
            theirs.add(Filters.nin("caseId", erased.kept()));
        }
        deliveries.updateMany(
                Filters.and(theirs),
                Updates.combine(
                        Updates.set("texts", new Document()), Updates.set(ERASED, true), Updates.set("open", false)));
    }

    MongoCollection<Document> collection() {
        return deliveries;
    }
}
