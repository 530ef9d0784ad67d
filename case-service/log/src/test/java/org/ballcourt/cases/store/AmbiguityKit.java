package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.CaseStore.Written.CONFLICT;
import static org.ballcourt.cases.store.CaseStore.Written.STORED;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.ANSWER_LOST;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.REQUEST_LATE;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.REQUEST_LOST;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.time.Duration;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** A write whose answer was lost is looked up, never guessed. */
interface AmbiguityKit extends StoreUnderTest {
    private static CaseStore resolving(CaseStore store) {
        return new ResolvingCaseStore(store, 3, Duration.ofMillis(1));
    }

    @Test
    default void findsAWriteThatWasAppliedThoughItsAnswerWasLost() {
        CaseStore store = resolving(new LossyCaseStore(cases()).onAppend(ANSWER_LOST));
        CaseLog empty = store.load("BC-1");

        assertThat(store.append(empty, next(empty, "c-1", filed("O-1")))).isEqualTo(STORED);
        assertThat(cases().load("BC-1").events()).hasSize(1);
    }

    @Test
    default void repeatsAWriteThatWasNotApplied() {
        CaseStore store = resolving(new LossyCaseStore(cases()).onAppend(REQUEST_LOST, REQUEST_LOST));
        CaseLog empty = store.load("BC-1");

        assertThat(store.append(empty, next(empty, "c-1", filed("O-1")))).isEqualTo(STORED);
        assertThat(cases().load("BC-1").events()).hasSize(1);
    }

    @Test
    default void doesNothingWhenTheFirstWriteComesLate() {
        LossyCaseStore line = new LossyCaseStore(cases()).onAppend(REQUEST_LATE);
        CaseStore store = resolving(line);
        CaseLog empty = store.load("BC-1");

        assertThat(store.append(empty, next(empty, "c-1", filed("O-1")))).isEqualTo(STORED);
        line.deliverLate();

        assertThat(cases().load("BC-1").events()).hasSize(1);
    }

    @Test
    default void reportsAConflictWhenSomebodyElseWroteMeanwhile() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        CaseStore store = resolving(new LossyCaseStore(cases()).onAppend(REQUEST_LOST));
        Commit slower = next(base, "c-3", stated("slower"));
        add("BC-1", "c-2", stated("faster"));

        assertThat(store.append(base, slower)).isEqualTo(CONFLICT);
        assertThat(cases().load("BC-1").commits()).extracting(Commit::commandId).containsExactly("c-1", "c-2");
    }

    @Test
    default void findsItsWriteBehindALaterOne() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        LossyCaseStore line = new LossyCaseStore(cases()).onAppend(REQUEST_LATE);
        Commit commit = next(base, "c-2", stated("mine"));
        assertThatThrownBy(() -> line.append(base, commit)).isInstanceOf(OutcomeUnknown.class);
        line.deliverLate();
        add("BC-1", "c-3", stated("later"));

        assertThat(resolving(new LossyCaseStore(cases()).onAppend(REQUEST_LOST)).append(base, commit))
                .isEqualTo(STORED);
    }

    @Test
    default void doesNotTakeAnothersCommitOfTheSameCommandForItsOwn() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        Commit mine = next(base, "c-2", stated("decided here"));
        add("BC-1", "c-2", stated("decided there"));

        assertThat(resolving(new LossyCaseStore(cases()).onAppend(REQUEST_LOST)).append(base, mine))
                .isEqualTo(CONFLICT);
    }

    @Test
    default void reportsAConflictWhereTheStoreHasLostWhatTheWriteGoesOnFrom() {
        CaseLog base = add("BC-1", "c-1", filed("O-1"));
        Commit lost = next(base, "c-2", stated("lost"));
        Commit onIt = next(base.with(lost), "c-3", stated("goes on"));
        add("BC-1", "c-4", stated("instead"));

        assertThat(resolving(new LossyCaseStore(cases()).onAppend(REQUEST_LOST)).append(base.with(lost), onIt))
                .isEqualTo(CONFLICT);
    }

    @Test
    default void readsAgainWhenTheReadingFailsToo() {
        CaseLog empty = cases().load("BC-1");
        CaseStore store =
                resolving(new LossyCaseStore(cases()).onAppend(ANSWER_LOST).failLoads(2));

        assertThat(store.append(empty, next(empty, "c-1", filed("O-1")))).isEqualTo(STORED);
    }

    @Test
    default void saysThatItDoesNotKnowWhenTheStoreStaysSilent() {
        CaseLog empty = cases().load("BC-1");
        CaseStore store =
                resolving(new LossyCaseStore(cases()).onAppend(ANSWER_LOST).failLoads(100));

        assertThatThrownBy(() -> store.append(empty, next(empty, "c-1", filed("O-1"))))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(Messages.inAll(unknown.message())).contains("same command id"));
        assertThat(cases().load("BC-1").events()).hasSize(1);
    }
}
