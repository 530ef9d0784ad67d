package org.ballcourt.cases.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Qualifier;

/** The places in the documents of the cases, written with the mark that a case was relayed. */
public final class MongoRelayedPlaces implements RelayedPlaces {
    private static final String PARTITION = "relayedPartition";
    private static final String OFFSET = "relayedOffset";

    private final MongoCollection<Document> cases;

    public MongoRelayedPlaces(@Qualifier("cases") MongoDatabase database) {
        this.cases = database.getCollection("cases");
        cases.createIndex(Indexes.ascending(PARTITION, OFFSET), new IndexOptions().name("cases_relayed_to"));
    }

    /** What a mark changes besides. A place before the known one lies in a topic that lost that one, which is to be seen still. */
    static Bson written(Place place) {
        return combine(set(PARTITION, place.partition()), max(OFFSET, place.offset()));
    }

    @Override
    public OptionalLong newest(int partition) {
        Document found = MongoFailures.translate(() -> cases.find(eq(PARTITION, partition))
                .projection(include(OFFSET))
                .sort(descending(PARTITION, OFFSET))
                .first());
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.getLong(OFFSET));
    }

    @Override
    public List<String> from(Collection<Integer> segments, Place place, int limit) {
        return List.copyOf(at(segments, place, limit).keySet());
    }

    @Override
    public Map<String, Long> at(Collection<Integer> segments, Place place, int limit) {
        Bson behind = and(eq(PARTITION, place.partition()), gte(OFFSET, place.offset()), in("segment", segments));
        Map<String, Long> found = new LinkedHashMap<>();
        MongoFailures.translate(() -> cases.find(behind)
                        .projection(include(OFFSET))
                        .sort(ascending(PARTITION, OFFSET))
                        .limit(limit)
                        .into(new ArrayList<>()))
                .forEach(document -> found.put(document.getString("_id"), document.getLong(OFFSET)));
        return found;
    }

    @Override
    public void relayAgain(Collection<String> caseIds) {
        Bson change = combine(set("relayed", 0L), set("pending", true), unset(PARTITION), unset(OFFSET));
        MongoFailures.translate(() -> cases.updateMany(in("_id", caseIds), change));
    }
}
