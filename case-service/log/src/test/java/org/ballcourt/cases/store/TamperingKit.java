package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.util.List;
import java.util.function.UnaryOperator;
import org.ballcourt.cases.store.RawLog.RawEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.EventHash;
import org.junit.jupiter.api.Test;

/** Whoever changes a stored log behind the store's back is found out at the next reading. */
interface TamperingKit extends StoreUnderTest {
    private void history() {
        add("BC-1", "c-1", filed("O-1"));
        add("BC-1", "c-2", stated("one"), stated("two"));
        add("BC-1", "c-3", stated("three"));
    }

    private void isFound(UnaryOperator<RawLog> forgery) {
        history();
        tamper("BC-1", forgery);
        assertThatThrownBy(() -> cases().load("BC-1"))
                .isInstanceOf(UnreadableLog.class)
                .hasMessageContaining("BC-1");
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
        isFound(log -> Tampering.event(
                log,
                2,
                e -> new RawEvent(
                        e.seq(), e.type(), e.at(), new Actor(Role.SELLER, "juicers"), e.payload(), e.hash())));
    }

    @Test
    default void findsAnotherTime() {
        isFound(log -> Tampering.event(
                log, 2, e -> new RawEvent(e.seq(), e.type(), e.at().plusMillis(1), e.actor(), e.payload(), e.hash())));
    }

    @Test
    default void findsAnotherCommandId() {
        isFound(log -> Tampering.commits(
                log,
                c -> new RawLog.RawCommit(
                        c.n(),
                        c.n() == 2 ? "c-9" : c.commandId(),
                        c.bodyHash(),
                        c.actor(),
                        c.at(),
                        c.events(),
                        c.seal())));
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
            RawLog cut = Tampering.without(log, 3);
            return new RawLog(cut.caseId(), 2, cut.relayed(), 3, cut.head(), cut.commits());
        });
    }

    @Test
    default void findsSwappedEvents() {
        isFound(log -> Tampering.commits(
                log, commit -> Tampering.events(commit, commit.events().reversed())));
    }

    @Test
    default void findsADuplicatedCommit() {
        isFound(log -> new RawLog(
                log.caseId(),
                log.version(),
                log.relayed(),
                log.lastSeq(),
                log.head(),
                List.of(
                        log.commits().get(0),
                        log.commits().get(1),
                        log.commits().get(1),
                        log.commits().get(2))));
    }

    @Test
    default void findsALogMovedToAnotherCase() {
        history();
        add("BC-2", "c-1", filed("O-2"));
        RawLog[] stolen = new RawLog[1];
        tamper("BC-1", log -> stolen[0] = log);
        tamper(
                "BC-2",
                log -> new RawLog(
                        "BC-2", stolen[0].version(), 0, stolen[0].lastSeq(), stolen[0].head(), stolen[0].commits()));

        assertThatThrownBy(() -> cases().load("BC-2")).isInstanceOf(UnreadableLog.class);
    }
}
