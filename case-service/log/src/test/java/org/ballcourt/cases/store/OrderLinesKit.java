package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.store.CaseStore.Written.CONFLICT;
import static org.ballcourt.cases.store.Samples.closed;
import static org.ballcourt.cases.store.Samples.filed;
import static org.ballcourt.cases.store.Samples.reopened;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.ballcourt.cases.store.OrderLines.Taken;
import org.ballcourt.contracts.Outcome;
import org.junit.jupiter.api.Test;

/** One open case per order line, whoever crashes where. */
interface OrderLinesKit extends StoreUnderTest {
    String LINE = "O-1/1";

    /** Order lines under a clock that the test moves. */
    private OrderLines lines(Duration later) {
        Instant start = Instant.parse("2026-09-01T00:00:00Z");
        return new OrderLines(reservations(), cases(), () -> start.plus(later));
    }

    private OrderLines lines() {
        return lines(Duration.ZERO);
    }

    private OrderLines muchLater() {
        return lines(OrderLines.PATIENCE.plusSeconds(1));
    }

    private void open(String caseId) {
        lines().take(LINE, cases().load(caseId));
        add(caseId, "c-1", filed("O-1"));
    }

    private boolean take(OrderLines lines, String caseId) {
        return lines.take(LINE, cases().load(caseId)) != Taken.HELD;
    }

    @Test
    default void sweepsTheOtherLinesWhereACaseCannotBeRead() {
        open("BC-1");
        take(lines(), "BC-2", "O-2/1");
        tamper("BC-1", log -> log.append("commits", "gone"));
        assertThat(take(lines(), "BC-3", "O-2/1")).isFalse();

        muchLater().sweep();

        assertThat(reservations().find("O-2/1").orElseThrow().isFree()).isTrue();
        assertThat(reservations().find(LINE).orElseThrow().isFree()).isFalse();
    }

    private boolean take(OrderLines lines, String caseId, String line) {
        return lines.take(line, cases().load(caseId)) != Taken.HELD;
    }

    @Test
    default void givesAFreeLine() {
        assertThat(take(lines(), "BC-1")).isTrue();
    }

    @Test
    default void keepsALineForAnOpenCase() {
        open("BC-1");

        assertThat(take(lines(), "BC-2")).isFalse();
        assertThat(take(muchLater(), "BC-2")).isFalse();
    }

    @Test
    default void keepsALineOverARestart() {
        open("BC-1");
        restart();

        assertThat(take(lines(), "BC-2")).isFalse();
    }

    @Test
    default void givesTheLineToTheSameCaseAgain() {
        take(lines(), "BC-1");

        assertThat(take(lines(), "BC-1")).isTrue();
    }

    @Test
    default void givesTheLineToOneOfManyAtOnce() throws Exception {
        AtomicInteger winners = new AtomicInteger();
        Thread[] filers = new Thread[8];
        for (int i = 0; i < filers.length; i++) {
            String caseId = "BC-" + i;
            filers[i] = Thread.ofVirtual().start(() -> winners.addAndGet(take(lines(), caseId) ? 1 : 0));
        }
        for (Thread filer : filers) {
            filer.join();
        }

        assertThat(winners).hasValue(1);
    }

    @Test
    default void waitsForAHolderThatIsAboutToBeStored() {
        take(lines(), "BC-1");

        assertThat(take(lines(), "BC-2")).isFalse();
    }

    @Test
    default void takesTheLineOfAHolderThatNeverCame() {
        CaseLog late = cases().load("BC-1");
        lines().take(LINE, late);

        assertThat(take(muchLater(), "BC-2")).isTrue();
        assertThat(cases().append(late, next(late, "c-1", filed("O-1")))).isEqualTo(CONFLICT);
    }

    @Test
    default void sweepsTheLineOfAHolderThatNeverCame() {
        CaseLog late = cases().load("BC-1");
        lines().take(LINE, late);

        muchLater().sweep();

        assertThat(reservations().find(LINE))
                .hasValueSatisfying(seen -> assertThat(seen.isFree()).isTrue());
        assertThat(cases().append(late, next(late, "c-1", filed("O-1")))).isEqualTo(CONFLICT);
    }

    @Test
    default void sweepsNothingTooEarly() {
        take(lines(), "BC-1");

        lines().sweep();

        assertThat(reservations().find(LINE))
                .hasValueSatisfying(seen -> assertThat(seen.caseId()).isEqualTo("BC-1"));
    }

    @Test
    default void looksAtAnOpenCaseOnlyOnce() {
        open("BC-1");

        muchLater().sweep();

        assertThat(reservations().unsettled(Instant.parse("2030-01-01T00:00:00Z"), 10))
                .isEmpty();
        assertThat(take(muchLater(), "BC-2")).isFalse();
    }

    @Test
    default void letsALateFilerTryAgain() {
        lines().take(LINE, cases().load("BC-1"));
        muchLater().sweep();

        assertThat(take(muchLater(), "BC-1")).isTrue();
        assertThat(add("BC-1", "c-1", filed("O-1")).exists()).isTrue();
    }

    @Test
    default void freesTheLineWhenTheCaseCloses() {
        open("BC-1");
        lines().closed(add("BC-1", "c-2", closed(Outcome.WITHDRAWN)));

        assertThat(reservations().find(LINE))
                .hasValueSatisfying(seen -> assertThat(seen.isFree()).isTrue());
        assertThat(take(lines(), "BC-2")).isTrue();
    }

    @Test
    default void freesTheLineOfAClosedCaseThoughNobodySaidSo() {
        open("BC-1");
        add("BC-1", "c-2", closed(Outcome.WITHDRAWN));

        assertThat(take(lines(), "BC-2")).isTrue();
    }

    @Test
    default void remembersClosedCases() {
        open("BC-1");
        lines().closed(add("BC-1", "c-2", closed(Outcome.LAPSED)));
        restart();

        assertThat(lines().closedBefore(LINE, "BC-2")).containsExactly("BC-1");
        assertThat(lines().closedBefore("O-2/1", "BC-2")).isEmpty();
    }

    @Test
    default void remembersAClosedCaseThoughNobodySaidSo() {
        open("BC-1");
        add("BC-1", "c-2", closed(Outcome.SETTLED));

        assertThat(lines().closedBefore(LINE, "BC-2")).containsExactly("BC-1");
    }

    @Test
    default void remembersEachClosedCaseOnce() {
        open("BC-1");
        CaseLog log = add("BC-1", "c-2", closed(Outcome.LAPSED));
        lines().closed(log);
        lines().closed(log);
        open("BC-2");

        assertThat(lines().closedBefore(LINE, "BC-3")).containsExactly("BC-1");
        assertThat(lines().others(LINE, "BC-3")).containsExactly("BC-1", "BC-2");
        assertThat(lines().others(LINE, "BC-2")).containsExactly("BC-1");
    }

    @Test
    default void remembersNoHolderThatNeverCame() {
        take(lines(), "BC-1");
        take(muchLater(), "BC-2");

        assertThat(lines().closedBefore(LINE, "BC-2")).isEmpty();
    }

    @Test
    default void tellsTheFirstHolderFromLaterOnes() {
        assertThat(lines().take(LINE, cases().load("BC-1"))).isEqualTo(Taken.FIRST);
        assertThat(lines().take(LINE, cases().load("BC-1"))).isEqualTo(Taken.AGAIN);
        assertThat(lines().take(LINE, cases().load("BC-2"))).isEqualTo(Taken.HELD);
        assertThat(lines().holderOf(LINE)).hasValue("BC-1");
    }

    @Test
    default void keepsTheLineOfACaseThatWasOpenedAgain() {
        open("BC-1");
        CaseLog closed = add("BC-1", "c-2", closed(Outcome.SETTLED));
        lines().take(LINE, closed);
        CaseLog reopened = add("BC-1", "c-3", reopened());
        lines().closed(closed);

        assertThat(reopened.isOpen()).isTrue();
        assertThat(take(muchLater(), "BC-2")).isFalse();
    }

    @Test
    default void givesUpAReopeningThatNeverCame() {
        open("BC-1");
        CaseLog closed = add("BC-1", "c-2", closed(Outcome.SETTLED));
        lines().take(LINE, closed);
        lines().closed(closed);

        assertThat(take(lines(), "BC-2")).isFalse();
        assertThat(take(muchLater(), "BC-2")).isTrue();
        assertThat(cases().append(closed, next(closed, "c-3", reopened()))).isEqualTo(CONFLICT);
    }

    @Test
    default void doesNotFreeALineThatAnotherCaseHolds() {
        open("BC-1");
        CaseLog closed = add("BC-1", "c-2", closed(Outcome.WITHDRAWN));
        lines().closed(closed);
        take(lines(), "BC-2");
        add("BC-2", "c-1", filed("O-1"));
        lines().closed(closed);

        assertThat(take(muchLater(), "BC-3")).isFalse();
    }
}
