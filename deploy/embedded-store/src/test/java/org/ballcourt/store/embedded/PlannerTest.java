package org.ballcourt.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How little is read. That the answers are right is shown by {@link DifferentialTest}, which a scan would pass as well. */
class PlannerTest {
    private static final int CASES = 1_000;

    private final Opening store = Opening.first(StoreFile.inMemory(), (_, _) -> {});
    private final Documents cases = new Documents(store, "cases", "_id");
    private final IndexEntries byStage = index("by-stage", null, "stage", "dueAt");
    private final IndexEntries pending =
            index("pending", new PartialFilter(new Document("pending", true)), "segment", "pending");
    private final IndexEntries byDueAt = index("by-due", null, "dueAt");

    private IndexEntries index(String name, PartialFilter filter, String... paths) {
        List<IndexKey> keys =
                List.of(paths).stream().map(path -> new IndexKey(path, true)).toList();
        return new IndexEntries(store, cases, name, keys, IndexEntries.Options.of(keys, false, false, filter));
    }

    @BeforeEach
    void fill() {
        for (int i = 0; i < CASES; i++) {
            file(new Document("_id", i)
                    .append("stage", i % 10)
                    .append("dueAt", i)
                    .append("segment", i % 4)
                    .append("pending", i % 100 == 0));
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void file(Document document) {
        Key position = cases.position(document);
        cases.put(position, document);
        for (IndexEntries index : List.of(byStage, pending, byDueAt)) {
            index.keysOf(document).forEach(key -> index.add(key, position));
        }
    }

    private Plan plan(Document query, Document orderBy, int wanted) {
        return new Planner(query, orderBy, wanted).choose(cases, List.of(byStage, pending, byDueAt));
    }

    private static Document where(String path, Object queried) {
        return new Document(path, queried);
    }

    @Test
    void readsOneDocumentForAnIdAndAVersionAlsoWhenTheDriverWrapsThemInAnd() {
        assertThat(plan(where("_id", 7).append("version", 1), null, 0).cost()).isOne();
        assertThat(plan(where("$and", List.of(where("_id", 7), where("version", 1))), null, 0)
                        .cost())
                .isOne();
        assertThat(plan(where("_id", where("$in", List.of(7, 8, 5_000))), null, 0)
                        .cost())
                .isEqualTo(2);
    }

    @Test
    void readsOnlyTheRangeOfACompoundIndex() {
        Plan plan = plan(where("stage", 3).append("dueAt", where("$gte", 900).append("$lt", 950)), null, 0);
        assertThat(plan.access()).isSameAs(byStage);
        assertThat(plan.cost()).isEqualTo(5);
        assertThat(plan.exact()).isTrue();
    }

    @Test
    void usesAPartialIndexOnlyWhereTheQueryImpliesItsFilter() {
        assertThat(plan(where("segment", 0).append("pending", true), null, 0).access())
                .isSameAs(pending);
        assertThat(plan(where("segment", 0).append("pending", false), null, 0).access())
                .isNotSameAs(pending);
        assertThat(plan(where("segment", 0), null, 0).access()).isNotSameAs(pending);
    }

    @Test
    void readsInTheOrderAskedForSoThatALimitEndsIt() {
        Plan plan = plan(where("stage", 3), where("dueAt", -1).append("_id", -1), 2);
        assertThat(plan.order()).isEqualTo(Plan.Order.BACKWARDS);
        assertThat(plan.read().limit(2).map(found -> found.get("_id"))).containsExactly(993, 983);
        assertThat(plan(where("stage", 3), where("dueAt", -1).append("_id", 1), 2)
                        .isOrdered())
                .isFalse();
    }

    @Test
    void walksAnotherIndexWhenItsOrderEndsSoonerThanSortingWould() {
        Document most = where("stage", where("$in", List.of(1, 2, 3, 4, 5, 6)));
        assertThat(plan(most, where("dueAt", 1), 5).access()).isSameAs(byDueAt);
        assertThat(plan(most, where("dueAt", 1), 0).access()).isSameAs(byStage);
    }

    @Test
    void alwaysLooksAtValuesThatHaveNoOrderAndThenCountsNothingBlindly() {
        file(new Document("_id", "odd")
                .append("stage", List.of(1, 3, where("no", "order")))
                .append("dueAt", 1));
        Plan plan = plan(where("stage", 3), null, 0);
        assertThat(plan.cost()).isEqualTo(CASES / 10 + 1);
        assertThat(plan.exact()).isFalse();
        assertThat(plan.read().map(found -> found.get("_id"))).contains("odd");
    }

    @Test
    void nothingComparesWithNull() {
        assertThat(plan(where("dueAt", where("$gte", null)), null, 0).exact()).isFalse();
    }
}
