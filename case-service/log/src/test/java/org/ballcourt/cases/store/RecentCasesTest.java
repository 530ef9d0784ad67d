package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.ANSWER_LOST;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.util.List;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseStore.RelayMark;
import org.ballcourt.cases.store.CaseStore.Written;
import org.ballcourt.cases.store.RecentCases.Recalled;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Parties;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What a node remembers of cases, while another node writes to the same store. */
class RecentCasesTest {
    private final InMemoryCaseStore stored = new InMemoryCaseStore();
    private final LossyCaseStore line = new LossyCaseStore(stored);
    private final CommitWriter writer = new CommitWriter(Samples.keys());
    private final RecentCases here = new RecentCases(line, 1 << 20);
    private final RecentCases there = new RecentCases(stored, 1 << 20);
    private int commands;

    private Written append(RecentCases node, CaseEvent event) {
        CaseLog base = node.recall("BC-1").known().log();
        return node.append(base, Samples.commit(writer, base, "c-" + ++commands, event));
    }

    private CaseLog recalled() {
        Recalled recalled = here.recall("BC-1");
        assertThat(recalled.fresh()).isFalse();
        return recalled.known().log();
    }

    @Test
    void remembersWhatItAppendedJustAsItIsStored() {
        append(here, filed("O-1"));
        append(here, stated("one"));
        line.failLoads(1);

        RememberedCase known = here.recall("BC-1").known();
        assertThat(known.log()).isEqualTo(stored.load("BC-1"));
        assertThat(known.state()).isEqualTo(CaseState.NONE.after(known.log().events()));
        assertThat(known.parties()).isEqualTo(Parties.of(known.log().events()));
    }

    @Test
    void holdsNoPlainTextOfAnybodyWhoMayBeErased() {
        append(here, filed("O-1"));
        append(here, stated("a secret"));

        assertThat(recalled().toString()).doesNotContain("a secret").doesNotContain("漏水");
    }

    @Test
    void learnsByItsOwnAppendThatAnotherNodeWasThere() {
        append(here, filed("O-1"));
        append(there, stated("from there"));

        assertThat(append(here, stated("from here"))).isEqualTo(Written.CONFLICT);
        assertThat(here.recall("BC-1").fresh()).isTrue();
        assertThat(append(here, stated("from here"))).isEqualTo(Written.STORED);
        assertThat(stored.load("BC-1").events()).hasSize(3);
    }

    @Test
    void readsWhatAnotherNodeHasWrittenWhenItIsToldTo() {
        append(here, filed("O-1"));
        append(there, stated("from there"));

        assertThat(recalled().version()).isEqualTo(1);
        assertThat(here.read("BC-1").known().log()).isEqualTo(stored.load("BC-1"));
        assertThat(recalled().version()).isEqualTo(2);
        assertThat(here.load("BC-1").version()).isEqualTo(2);
    }

    @Test
    void forgetsACaseOfWhichItDoesNotKnowWhatBecame() {
        append(here, filed("O-1"));
        line.onAppend(ANSWER_LOST);

        assertThatThrownBy(() -> append(here, stated("one"))).isInstanceOf(OutcomeUnknown.class);
        assertThat(here.recall("BC-1").fresh()).isTrue();
        assertThat(here.recall("BC-1").known().log().version()).isEqualTo(2);
    }

    @Test
    void forgetsACaseThatItFenced() {
        append(here, filed("O-1"));

        assertThat(here.fence(recalled())).isEqualTo(Written.STORED);
        assertThat(append(here, stated("one"))).isEqualTo(Written.STORED);
    }

    @Test
    void isStoppedByAFenceOfAnotherNode() {
        append(here, filed("O-1"));
        there.fence(stored.load("BC-1"));

        assertThat(append(here, stated("one"))).isEqualTo(Written.CONFLICT);
    }

    /** Another node has read the store anew and goes on; what this one remembers is no part of that history. */
    @Test
    void goesOnFromNothingThatTheStoreHasLost() {
        append(here, filed("O-1"));
        Document before = stored.document("BC-1");
        append(here, stated("lost"));
        stored.put(before);
        append(there, stated("instead"));
        CaseLog read = stored.load("BC-1");

        assertThat(append(here, stated("goes on"))).isEqualTo(Written.CONFLICT);
        assertThat(stored.load("BC-1")).isEqualTo(read);
    }

    @Test
    void addsWhatOthersHaveReadToNothingThatTheStoreHasLost() {
        append(here, filed("O-1"));
        Document before = stored.document("BC-1");
        append(here, stated("lost"));
        stored.put(before);
        append(there, stated("instead"));
        CaseLog read = stored.load("BC-1");

        assertThat(here.append(read, Samples.commit(writer, read, "c-9", stated("on it"))))
                .isEqualTo(Written.STORED);
        assertThat(here.recall("BC-1").known().log()).isEqualTo(stored.load("BC-1"));
    }

    @Test
    void hearsOfTheMarksOfItsOwnRelay() {
        append(here, filed("O-1"));
        RelayMark first = RelayMark.of(recalled());
        assertThat(here.markRelayed(List.of(first))).isEmpty();

        assertThat(recalled()).isEqualTo(stored.load("BC-1"));
        append(here, stated("one"));
        here.markRelayed(List.of(first));
        assertThat(recalled()).isEqualTo(stored.load("BC-1"));
    }

    /** Whoever decided on an old mark would have the relay read the log of every commit. */
    @Test
    void learnsOfTheMarksOfAnotherRelayWhenItsOwnReadsTheLog() {
        append(here, filed("O-1"));
        stored.markRelayed(List.of(RelayMark.of(recalled())));
        assertThat(recalled().relayed()).isZero();

        here.load("BC-1");
        assertThat(recalled()).isEqualTo(stored.load("BC-1"));
        append(here, stated("one"));
        stored.markRelayed(List.of(RelayMark.of(stored.load("BC-1"))));
        here.loadAll(List.of("BC-1"), (caseId, unread) -> {});
        assertThat(recalled()).isEqualTo(stored.load("BC-1"));
    }

    @Test
    void remembersNoCaseThatIsNone() {
        assertThat(here.recall("BC-1").fresh()).isTrue();
        assertThat(here.recall("BC-1").fresh()).isTrue();
    }

    @Test
    void keepsNoMoreThanItMay() {
        RecentCases small = new RecentCases(stored, 1_000);
        append(small, filed("O-1"));

        assertThat(small.recall("BC-1").fresh()).isTrue();
    }
}
