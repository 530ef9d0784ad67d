package org.ballcourt.escalation.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.escalation.duties.DutyRepository.Page;
import org.ballcourt.escalation.duties.DutyRepository.Position;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the subscription has stored, in the order of what is next to be done. */
class MongoDutyRepositoryIT {
    private static final String NEXT = CaseDutiesFold.NEXT;

    private final EmbeddedStore store = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(store.uri()));
    private final MongoCollection<Document> cases =
            client.getDatabase("ballcourt_clocks").getCollection("cases");
    private final MongoDutyRepository duties = new MongoDutyRepository(cases);

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void readsInTheOrderOfTimeWhateverLiesInTheSameMillisecond() {
        for (int i = 0; i < 1_203; i++) {
            open("case-%04d".formatted(i), NOON);
        }
        open("earlier", NOON.minusSeconds(1));
        open("later", NOON.plusSeconds(1));
        open("beyond", NOON.plusSeconds(61));
        List<String> read = new ArrayList<>();
        Page page = duties.dueUntil(NOON.plusSeconds(60), Position.START);
        while (page.last() != null) {
            page.cases().stream().map(CaseDuties::caseId).forEach(read::add);
            page = duties.dueUntil(NOON.plusSeconds(60), page.last());
        }
        assertThat(read)
                .hasSize(1_205)
                .doesNotHaveDuplicates()
                .startsWith("earlier", "case-0000")
                .endsWith("later");
        assertThat(duties.firstDueAfter(NOON)).contains(NOON.plusSeconds(1));
        assertThat(duties.firstDueAfter(NOON.plusSeconds(61))).isEmpty();
    }

    @Test
    void readsTheCasesInTheOrderOfTheirIds() {
        List.of("c", "a", "b").forEach(caseId -> open(caseId, NOON));
        assertThat(duties.after("", 2)).extracting(CaseDuties::caseId).containsExactly("a", "b");
        assertThat(duties.after("b", 2)).extracting(CaseDuties::caseId).containsExactly("c");
        assertThat(duties.after("c", 2)).isEmpty();
    }

    @Test
    void writesDownWhatIsNextUnlessTheCaseHasChanged() {
        open("a", NOON);
        open("b", NOON);
        open("c", NOON);
        duties.reschedule(List.of("a", "b", "c"), of -> {
            if (of.caseId().equals("b")) {
                cases.updateOne(Filters.eq("_id", "b"), Updates.set("seq", 2L));
            }
            return of.caseId().equals("c") ? Optional.empty() : Optional.of(NOON.plusSeconds(9));
        });
        assertThat(next("a")).isEqualTo(NOON.plusSeconds(9));
        assertThat(next("b")).isEqualTo(NOON);
        assertThat(next("c")).isEqualTo(CaseDutiesFold.NEVER.toInstant());
    }

    /** Documents of a version that did not write down when they are next due. */
    @Test
    void completesWhatOlderVersionsHaveLeft() {
        open("old", NOON);
        open("new", NOON);
        cases.updateOne(Filters.eq("_id", "old"), Updates.unset(NEXT));
        assertThat(duties.dueUntil(NOON, Position.START).cases())
                .extracting(CaseDuties::caseId)
                .containsExactly("new");
        assertThat(duties.completeSome()).isTrue();
        assertThat(duties.completeSome()).isFalse();
        assertThat(duties.dueUntil(NOON, Position.START).cases())
                .extracting(CaseDuties::caseId)
                .containsExactly("new", "old");
    }

    /** Somebody has changed it by hand, or a newer version has written it. */
    @Test
    void letsADocumentThatCannotBeReadHoldUpNoOther() {
        List.of("a", "damaged", "old", "z").forEach(caseId -> open(caseId, NOON));
        List.of("damaged", "old")
                .forEach(caseId -> cases.updateOne(
                        Filters.eq("_id", caseId), Updates.set(CaseDutiesFold.OPEN + ".0.kind", "OF_TOMORROW")));
        cases.updateOne(Filters.eq("_id", "old"), Updates.unset(NEXT));
        assertThat(duties.completeSome()).isTrue();
        assertThat(duties.completeSome()).isFalse();
        assertThat(duties.dueUntil(NOON, Position.START).cases())
                .filteredOn(of -> !of.open().isEmpty())
                .extracting(CaseDuties::caseId)
                .containsExactly("a", "z");
        assertThat(duties.after("", 9)).hasSize(4);
    }

    /** Somebody has inserted it by hand. */
    @Test
    void passesByADocumentThatIsNoCase() {
        open("a", NOON);
        cases.insertOne(new Document("_id", new ObjectId()).append(NEXT, Date.from(NOON.minusSeconds(1))));
        cases.insertOne(new Document("_id", 7).append(NEXT, Date.from(NOON.plusSeconds(1))));
        cases.insertOne(new Document("_id", 8));

        assertThat(duties.completeSome()).isFalse();
        Page page = duties.dueUntil(NOON.plusSeconds(9), Position.START);
        assertThat(page.cases()).extracting(CaseDuties::caseId).containsExactly("a");
        assertThat(duties.dueUntil(NOON.plusSeconds(9), page.last()).last()).isNull();
        assertThat(duties.firstDueAfter(NOON)).isEmpty();
        assertThat(duties.after("", 9)).hasSize(1);
    }

    private Instant next(String caseId) {
        return cases.find(Filters.eq("_id", caseId)).first().getDate(NEXT).toInstant();
    }

    private void open(String caseId, Instant dueAt) {
        Document stored = new Document("_id", caseId)
                .append("seq", 1L)
                .append(
                        CaseDutiesFold.OPEN,
                        List.of(new Document("dutyId", "d1")
                                .append("kind", "ANSWER_CLAIM")
                                .append("holder", "SELLER")
                                .append("holderId", "shop")
                                .append("dueAt", dueAt.toString())
                                .append("remindAt", List.of())));
        cases.insertOne(stored.append(NEXT, CaseDutiesFold.next(CaseDuties.of(caseId, stored))));
    }
}
