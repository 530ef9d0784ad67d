package org.ballcourt.clocks;

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

/** How often each desk passed cases on, over all cases and instances. */
final class HandOffStatistics {
    private static final List<Role> DESKS =
            Stream.of(Role.values()).filter(Role::isPlatform).toList();
    private static final List<String> COUNTS = List.of("handOffs", "empty", "fixedOwners");

    private final MongoCollection<Document> cases;
    private volatile boolean indexed;

    HandOffStatistics(MongoCollection<Document> cases) {
        this.cases = cases;
    }

    /** Few cases are ever passed on, and only those are looked at. */
    Map<Role, Passes> perDesk() {
        if (!indexed) {
            cases.createIndex(Indexes.ascending(CaseClockFold.PASSED));
            indexed = true;
        }
        List<BsonField> sums = new ArrayList<>();
        for (Role desk : DESKS) {
            for (String count : COUNTS) {
                sums.add(Accumulators.sum(desk + "_" + count, "$" + CaseClockFold.DESKS + "." + desk + "." + count));
            }
        }
        Document sum = cases.aggregate(
                        List.of(Aggregates.match(Filters.eq(CaseClockFold.PASSED, true)), Aggregates.group(null, sums)))
                .first();
        Map<Role, Passes> passes = new EnumMap<>(Role.class);
        for (Role desk : DESKS) {
            passes.put(desk, sum == null ? Passes.NONE : passes(sum, desk));
        }
        return passes;
    }

    private static Passes passes(Document sum, Role desk) {
        int[] counts = COUNTS.stream()
                .mapToInt(count -> sum.get(desk + "_" + count, Number.class).intValue())
                .toArray();
        return new Passes(counts[0], counts[1], counts[2]);
    }
}
