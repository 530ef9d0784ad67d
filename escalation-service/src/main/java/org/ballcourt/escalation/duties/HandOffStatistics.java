package org.ballcourt.escalation.duties;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Role;
import org.bson.Document;

/** How often each desk handed cases off, over all cases and instances. */
public final class HandOffStatistics {
    private static final List<Role> DESKS =
            Stream.of(Role.values()).filter(Role::isPlatform).toList();
    private static final List<String> COUNTS = List.of("handOffs", "empty", "fixedOwners");

    private final MongoCollection<Document> cases;
    private volatile boolean indexed;

    public HandOffStatistics(MongoCollection<Document> cases) {
        this.cases = cases;
    }

    /** Few cases are ever handed off, and only those are looked at. */
    public Map<Role, HandOffCounts> perDesk() {
        if (!indexed) {
            cases.createIndex(Indexes.ascending(CaseDutiesFold.HANDED_OFF));
            indexed = true;
        }
        List<BsonField> sums = new ArrayList<>();
        for (Role desk : DESKS) {
            for (String count : COUNTS) {
                sums.add(Accumulators.sum(desk + "_" + count, "$" + CaseDutiesFold.DESKS + "." + desk + "." + count));
            }
        }
        Document sum = cases.aggregate(List.of(
                        Aggregates.match(Filters.eq(CaseDutiesFold.HANDED_OFF, true)), Aggregates.group(null, sums)))
                .first();
        Map<Role, HandOffCounts> perDesk = new EnumMap<>(Role.class);
        for (Role desk : DESKS) {
            perDesk.put(desk, sum == null ? HandOffCounts.NONE : counts(sum, desk));
        }
        return perDesk;
    }

    private static HandOffCounts counts(Document sum, Role desk) {
        int[] counts = COUNTS.stream()
                .mapToInt(count -> sum.get(desk + "_" + count, Number.class).intValue())
                .toArray();
        return new HandOffCounts(counts[0], counts[1], counts[2]);
    }
}
