package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.wire.EventHash;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Whoever changes a stored log behind the store's back is found out at the next reading. */
interface TamperingKit extends StoreUnderTest {
    private void history() {
        add("BC-1", "c-1", filed("O-1"));
        add("BC-1", "c-2", stated("one"), stated("two"));
        add("BC-1", "c-3", stated("three"));
    }

    private void isFound(UnaryOperator<Document> forgery) {
        history();
        tamper("BC-1", forgery);
        assertThatThrownBy(() -> cases().load("BC-1"))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("BC-1");
    }

    @Test
    default void findsADocumentWithoutCommits() {
        isFound(log -> log.append("commits", "gone"));
    }

    @Test
    default void findsADocumentWithoutAVersion() {
        isFound(log -> log.append("version", "three"));
    }

    @Test
    default void findsACommitOfNobody() {
        isFound(log -> {
            log.getList("commits", Document.class).getFirst().append("actor", "nobody");
            return log;
        });
    }

    @Test
    default void walksOnOverTheHeadsOfOthers() {
        history();
        add("BC-0", "c-1", filed("O-0"));
        add("BC-2", "c-1", filed("O-2"));
        tamper("BC-1", log -> log.append("lastSeq", "many"));

        assertThat(heads().after("", 10))
                .extracting(CaseHead::caseId, CaseHead::lastSeq)
                .containsExactly(tuple("BC-0", 1L), tuple("BC-1", 0L), tuple("BC-2", 1L));
    }

    @Test
    default void chainsEachEventToTheOneBefore() {
        history();

        CaseLog log = cases().load("BC-1");
        List<RecordedEvent> events = log.events();
        assertThat(events.getFirst().prevHash()).isEqualTo(RecordedEvent.GENESIS);
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).prevHash()).isEqualTo(events.get(i - 1).hash());
        }
        assertThat(log.head()).isEqualTo(events.getLast().hash());
    }

    @Test
    default void hashesTheVeryCharactersThatAreStored() {
        history();

        LoggedEvent logged = cases().load("BC-1").logged().getFirst();
        RecordedEvent event = logged.event();
        assertThat(event.hash())
                .isEqualTo(EventHash.of(
                        event.prevHash(),
                        "BC-1",
                        1,
                        "complaint-filed.v1",
                        event.at(),
                        event.actor(),
                        event.commandId(),
                        logged.payload()));
    }

    @Test
    default void leavesAnUntouchedLogAlone() {
        history();
        tamper("BC-1", log -> log);

        assertThat(cases().load("BC-1").events()).hasSize(4);
    }

    @Test
    default void findsAChangedAmount() {
        isFound(log -> Tampering.payload(log, 1, payload -> payload.replaceFirst("129\\.00", "999.00")));
    }

    @Test
    default void findsAnotherActor() {
        isFound(log ->
                Tampering.event(log, 2, e -> Tampering.with(e, "actor", new Actor(Role.SELLER, "juicers").toString())));
    }

    @Test
    default void findsAnotherTime() {
        isFound(log -> Tampering.event(
                log, 2, e -> Tampering.with(e, "at", new Date(e.getDate("at").getTime() + 1))));
    }

    @Test
    default void findsAnotherCommandId() {
        isFound(log -> Tampering.commits(log, c -> c.getLong("n") == 2 ? Tampering.with(c, "commandId", "c-9") : c));
    }

    @Test
    default void findsAMissingCommit() {
        isFound(log -> Tampering.without(log, 2));
    }

    @Test
    default void findsACutTail() {
        isFound(log -> Tampering.without(log, 3));
    }

    @Test
    default void findsATailCutTogetherWithItsNumbers() {
        isFound(log -> {
            Document cut = Tampering.without(log, 3);
            return Tampering.with(Tampering.with(cut, "version", 2L), "lastSeq", 3L);
        });
    }

    @Test
    default void findsSwappedEvents() {
        isFound(log -> Tampering.commits(
                log,
                commit -> Tampering.with(
                        commit, "events", Tampering.events(commit).reversed())));
    }

    @Test
    default void findsADuplicatedCommit() {
        isFound(log -> {
            List<Document> commits = Tampering.commits(log);
            return Tampering.with(
                    log, "commits", List.of(commits.get(0), commits.get(1), commits.get(1), commits.get(2)));
        });
    }

    @Test
    default void findsALogMovedToAnotherCase() {
        history();
        add("BC-2", "c-1", filed("O-2"));
        Document[] stolen = new Document[1];
        tamper("BC-1", log -> stolen[0] = log);
        tamper("BC-2", log -> Tampering.with(stolen[0], "_id", "BC-2"));

        assertThatThrownBy(() -> cases().load("BC-2")).isInstanceOf(UnreadableLog.class);
    }
}
