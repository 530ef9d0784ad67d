package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.stated;

import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.cases.store.CaseStore.RelayMark;
import org.junit.jupiter.api.Test;

/** What was not acknowledged stays pending, whoever marks what. */
interface RelayMarksKit extends StoreUnderTest {
    @Test
    default void listsWhatWasNotRelayed() {
        add("BC-1", "c-1", filed("O-1"));
        add("BC-2", "c-1", filed("O-2"));

        assertThat(cases().pending(Segments.ALL, 10)).containsExactlyInAnyOrder("BC-1", "BC-2");
        assertThat(cases().countPending(Segments.ALL)).isEqualTo(2);
    }

    @Test
    default void listsOnlyTheAskedSegments() {
        add("BC-1", "c-1", filed("O-1"));
        List<Integer> others = IntStream.range(0, Segments.COUNT)
                .filter(segment -> segment != Segments.of("BC-1"))
                .boxed()
                .toList();

        assertThat(cases().pending(List.of(Segments.of("BC-1")), 10)).containsExactly("BC-1");
        assertThat(cases().pending(others, 10)).isEmpty();
        assertThat(cases().countPending(others)).isZero();
    }

    @Test
    default void listsNoMoreThanAsked() {
        IntStream.range(0, 5).forEach(i -> add("BC-" + i, "c-1", filed("O-" + i)));

        assertThat(cases().pending(Segments.ALL, 3)).hasSize(3);
    }

    @Test
    default void forgetsWhatWasRelayed() {
        CaseLog log = add("BC-1", "c-1", filed("O-1"));

        assertThat(cases().markRelayed(List.of(RelayMark.of(log)))).isEmpty();

        assertThat(cases().pending(Segments.ALL, 10)).isEmpty();
        CaseLog marked = cases().load("BC-1");
        assertThat(marked.relayed()).isEqualTo(1);
        assertThat(marked.relayedSeq()).isEqualTo(1);
        assertThat(marked.isPending()).isFalse();
    }

    @Test
    default void isPendingAgainAfterTheNextCommit() {
        cases().markRelayed(List.of(RelayMark.of(add("BC-1", "c-1", filed("O-1")))));
        CaseLog log = add("BC-1", "c-2", stated("x"));

        assertThat(cases().pending(Segments.ALL, 10)).containsExactly("BC-1");
        assertThat(log.relayed()).isEqualTo(1);
        assertThat(log.relayedSeq()).isEqualTo(1);
    }

    @Test
    default void doesNotMarkACommitThatItDidNotSee() {
        CaseLog seen = add("BC-1", "c-1", filed("O-1"));
        add("BC-1", "c-2", stated("unseen"));

        assertThat(cases().markRelayed(List.of(RelayMark.of(seen)))).containsExactly("BC-1");
        assertThat(cases().pending(Segments.ALL, 10)).containsExactly("BC-1");
        assertThat(cases().load("BC-1").relayed()).isZero();
    }

    @Test
    default void neverTakesAMarkBack() {
        CaseLog first = add("BC-1", "c-1", filed("O-1"));
        cases().markRelayed(List.of(RelayMark.of(add("BC-1", "c-2", stated("x")))));

        assertThat(cases().markRelayed(List.of(RelayMark.of(first)))).containsExactly("BC-1");
        assertThat(cases().load("BC-1").relayed()).isEqualTo(2);
    }

    @Test
    default void takesTheSameMarkTwice() {
        RelayMark mark = RelayMark.of(add("BC-1", "c-1", filed("O-1")));
        cases().markRelayed(List.of(mark));

        assertThat(cases().markRelayed(List.of(mark))).isEmpty();
    }

    @Test
    default void marksTheOthersWhenOneHasChanged() {
        CaseLog changed = add("BC-1", "c-1", filed("O-1"));
        CaseLog same = add("BC-2", "c-1", filed("O-2"));
        add("BC-1", "c-2", stated("unseen"));

        assertThat(cases().markRelayed(List.of(RelayMark.of(changed), RelayMark.of(same))))
                .containsExactly("BC-1");
        assertThat(cases().load("BC-2").isPending()).isFalse();
    }

    @Test
    default void keepsPendingWorkOverARestart() {
        add("BC-1", "c-1", filed("O-1"));
        cases().markRelayed(List.of(RelayMark.of(add("BC-2", "c-1", filed("O-2")))));

        restart();

        assertThat(cases().pending(Segments.ALL, 10)).containsExactly("BC-1");
    }

    @Test
    default void offersAFenceForMarkingToo() {
        cases().fence(cases().load("BC-1"));

        assertThat(cases().pending(Segments.ALL, 10)).containsExactly("BC-1");
        assertThat(cases().markRelayed(List.of(RelayMark.of(cases().load("BC-1")))))
                .isEmpty();
        assertThat(cases().pending(Segments.ALL, 10)).isEmpty();
    }
}
