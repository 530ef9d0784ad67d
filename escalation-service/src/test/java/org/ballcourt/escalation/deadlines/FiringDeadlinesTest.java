package org.ballcourt.escalation.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;
import static org.ballcourt.escalation.duties.Duties.due;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.messaging.RecordingSender;
import org.ballcourt.escalation.messaging.Reply;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Schedules of time, events and answers; each is run step by step, so that nothing depends on luck. */
class FiringDeadlinesTest {
    private static final long SECOND = 1_000_000_000L;

    private final RecordingSender sender = new RecordingSender();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Deadlines deadlines = deadlines();

    @Test
    void firesAtTheVeryInstantAndNotANanosecondBefore() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON.minusNanos(1), 0);
        assertThat(sender.ids()).isEmpty();
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void asksTheCoreToLapseTheDutyInTheNameOfTheSystem() {
        deadlines.set(Duties.of("c", due("d7", NOON)));
        deadlines.sendDue(NOON, 0);
        JsonNode expected = Wire.json().readTree("""
                {"commandId":"lapse:c:d7","caseId":"c","actor":"SYSTEM/ballcourt","command":"LapseDuty","with":{"dutyId":"d7"}}""");
        assertThat(sender.bodies()).containsExactly(expected);
    }

    @Test
    void firesOnceHoweverOftenItLooksAndIsTold() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON.plusSeconds(1), SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void neverFiresADutyThatEndedWasPausedOrExtended() {
        deadlines.set(Duties.of("c", due("d1", NOON), due("d2", NOON)));
        deadlines.set(Duties.of("c", due("d3", NOON.plusSeconds(60))));
        deadlines.sendDue(NOON.plusSeconds(59), 0);
        assertThat(sender.ids()).isEmpty();
        deadlines.sendDue(NOON.plusSeconds(60), 0);
        assertThat(sender.ids()).containsExactly("lapse:c:d3");
    }

    @Test
    void firesTenThousandOfTheSameSecondInTheOrderOfTheirTime() {
        List<CaseDuties> cases = Duties.manyDueInTheSameSecond(10_000);
        cases.forEach(deadlines::set);
        deadlines.sendDue(NOON.plusSeconds(1), 0);
        List<String> inOrder = cases.stream()
                .sorted(Comparator.comparing(
                                (CaseDuties c) -> c.open().getFirst().dueAt())
                        .thenComparing(CaseDuties::caseId))
                .map(c -> "lapse:" + c.caseId() + ":d1")
                .toList();
        assertThat(sender.ids()).isEqualTo(inOrder);
    }

    @Test
    void firesTheDutiesOfACaseInTheOrderInWhichTheyBegan() {
        deadlines.set(Duties.of("c", due("d10", NOON), due("d9", NOON)));
        deadlines.sendDue(NOON, 0);
        assertThat(sender.ids()).containsExactly("lapse:c:d9", "lapse:c:d10");
    }

    @Test
    void asksAgainEverLaterUntilAnAnswerComes() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        List<Long> askedAt = new ArrayList<>();
        for (long second = 0; second <= 200; second++) {
            deadlines.sendDue(NOON.plusSeconds(second), second * SECOND);
            theCoreIsPastAll(second * SECOND);
            if (!sender.ids().isEmpty()) {
                askedAt.add(second);
            }
        }
        assertThat(askedAt).containsExactly(0L, 5L, 15L, 35L, 75L, 135L, 195L);
    }

    @Test
    void asksAgainUnderTheSameIdWhenTheAnswerWasLost() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        theCoreIsPastAll(0);
        deadlines.sendDue(NOON, 5 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1", "lapse:c:d1");
    }

    /** A storm takes as long as it takes; every copy would make it longer. */
    @Test
    void sendsNothingAgainThatWaitsInTheTopicHoweverLong() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.set(Duties.of("d", due("d1", NOON)));
        for (long second = 0; second < 7200; second++) {
            deadlines.sendDue(NOON.plusSeconds(second), second * SECOND);
            deadlines.look(() -> Optional.of(_ -> false), second * SECOND);
        }
        assertThat(sender.ids()).containsExactly("lapse:c:d1", "lapse:d:d1");
        assertThat(meters.get("ballcourt.clock.sent.again").counter().count()).isZero();
    }

    @Test
    void sendsOnlyThatAgainWhichTheCoreIsPast() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.set(Duties.of("d", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.look(() -> Optional.of(sent -> sent.offset() == 0), 100 * SECOND);
        deadlines.sendDue(NOON.plusSeconds(104), 104 * SECOND);
        assertThat(sender.ids()).as("its answer may be on its way").isEmpty();
        deadlines.sendDue(NOON.plusSeconds(105), 105 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    /** Without the right to ask, or while nobody answers, a lost command must not be lost for ever. */
    @Test
    void goesByTimeWhereNobodyCanSayHowFarTheCoreIs() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.look(Optional::empty, SECOND);
        deadlines.sendDue(NOON.plusSeconds(59), 59 * SECOND);
        assertThat(sender.ids()).isEmpty();
        deadlines.sendDue(NOON.plusSeconds(60), 60 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void doesNotTrustForEverInWhatWasOnceKnownOfTheCore() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.look(() -> Optional.of(_ -> false), SECOND);
        for (long second = 2; second <= 180; second++) {
            deadlines.look(Optional::empty, second * SECOND);
            deadlines.sendDue(NOON.plusSeconds(second), second * SECOND);
        }
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void sendsAgainWhatKafkaDidNotTake() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        sender.cut();
        deadlines.sendDue(NOON, 0);
        sender.mend();
        deadlines.look(() -> Optional.of(_ -> false), SECOND);
        deadlines.sendDue(NOON.plusSeconds(5), 5 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    /** Whoever was asked before an answer came knows less than the answer. */
    @Test
    void believesAnAnswerMoreThanTheProgressOfTheTopic() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.look(
                () -> {
                    deadlines.answered(accepted("lapse:c:d1"), 0);
                    return Optional.of(_ -> true);
                },
                0);
        deadlines.sendDue(NOON.plusSeconds(60), 60 * SECOND);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void stopsAskingOnceTheDutyIsSeenEnded() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        deadlines.set(Duties.of("c"));
        sender.ids();
        deadlines.sendDue(NOON.plusSeconds(600), 600 * SECOND);
        assertThat(sender.ids()).isEmpty();
        assertThat(deadlines.isIdle(NOON.plusSeconds(600))).isTrue();
    }

    @Test
    void isQuietOnlyWhenNothingIsDueAndEveryAnswerHasCome() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        assertThat(deadlines.isIdle(NOON.minusNanos(1))).isTrue();
        assertThat(deadlines.isIdle(NOON)).as("due").isFalse();
        deadlines.sendDue(NOON, 0);
        assertThat(deadlines.isIdle(NOON)).as("asked").isFalse();
        deadlines.answered(accepted("lapse:c:d1"), 0);
        assertThat(deadlines.isIdle(NOON)).as("answered").isTrue();
    }

    /** The core's clock is a moment behind ours: it is right to refuse, and the duty must not be forgotten. */
    @Test
    void asksAgainSoonWhenACoreWhoseClockIsBehindRefused() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.answered(new Reply("c", "lapse:c:d1", false, "DUTY_NOT_OPEN"), 0);
        deadlines.sendDue(NOON.plusMillis(99), SECOND / 1000 * 99);
        assertThat(sender.ids()).isEmpty();
        deadlines.sendDue(NOON.plusMillis(100), SECOND / 10);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void waitsAnewForADutyThatGotMoreTimeWhileItsLapseWasOnItsWay() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines.set(Duties.of("c", due("d1", NOON.plusSeconds(100))));
        deadlines.sendDue(NOON.plusSeconds(99), 99 * SECOND);
        assertThat(sender.ids()).isEmpty();
        deadlines.sendDue(NOON.plusSeconds(100), 100 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void waitsAnewWhenTheTimeWasSetBackWhileALapseWasOnItsWay() {
        deadlines.set(Duties.of("c", due("d1", NOON), due("d2", NOON.plusSeconds(1))));
        deadlines.sendDue(NOON.plusSeconds(10), 0);
        sender.ids();
        deadlines.answered(accepted("lapse:c:d2"), 0);
        Instant before = NOON.minusSeconds(60);
        deadlines.answered(new Reply("c", "lapse:c:d1", false, "DUTY_NOT_OPEN"), 0);
        assertThat(deadlines.isIdle(before)).as("nothing is due any more").isTrue();
        deadlines.sendDue(before, 600 * SECOND);
        assertThat(sender.ids())
                .as("what was taken is asked again, what was not waits")
                .containsExactly("lapse:c:d2");
        assertThat(deadlines.next()).contains(NOON);
        deadlines.sendDue(NOON, 601 * SECOND);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void asksNoMoreWhenTheCaseIsClosed() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        deadlines.answered(new Reply("c", "lapse:c:d1", false, "CASE_CLOSED"), 0);
        sender.ids();
        deadlines.sendDue(NOON.plusSeconds(30), 30 * SECOND);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void hearsNoAnswerThatIsNotForIt() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        deadlines.answered(accepted("lapse:c:d2"), 0);
        deadlines.answered(new Reply("other", "lapse:c:d1", true, null), 0);
        assertThat(deadlines.isIdle(NOON)).isFalse();
    }

    @Test
    void firesAfterARestartWhatWasDueWhileItWasAway() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON, 0);
        sender.ids();
        deadlines = deadlines();
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.sendDue(NOON.plusSeconds(7200), 0);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void leavesTheCasesOfAnotherInstanceAlone() {
        Deadlines ours = new Deadlines(sender, "mine"::equals, new EscalationMetrics(meters));
        ours.set(Duties.of("mine", due("d1", NOON)));
        ours.set(Duties.of("theirs", due("d1", NOON)));
        ours.sendDue(NOON, 0);
        assertThat(sender.ids()).containsExactly("lapse:mine:d1");
        assertThat(ours.isIdle(NOON.plusSeconds(1))).isFalse();
        ours.answered(new Reply("mine", "lapse:mine:d1", true, null), 0);
        assertThat(ours.isIdle(NOON.plusSeconds(1))).isTrue();
    }

    @Test
    void stopsAskingWhenAnotherInstanceTookTheCaseOver() {
        Set<String> mine = new HashSet<>(Set.of("c"));
        Deadlines ours = new Deadlines(sender, mine::contains, new EscalationMetrics(meters));
        ours.set(Duties.of("c", due("d1", NOON)));
        ours.sendDue(NOON, 0);
        sender.ids();
        mine.clear();
        ours.look(() -> Optional.of(_ -> true), 0);
        ours.sendDue(NOON.plusSeconds(5), 5 * SECOND);
        assertThat(sender.ids()).isEmpty();
        assertThat(ours.isIdle(NOON)).isTrue();
    }

    @Test
    void givesAnOutageBackBeforeItFiresWhatWasDueInIt() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.set(Duties.of("other", due("d1", NOON)));
        Outage outage = new Outage(NOON.minusSeconds(3600), NOON.plusSeconds(3600));
        deadlines.credit(Set.of("c"), outage, 0);
        deadlines.sendDue(NOON.plusSeconds(3600), 0);
        assertThat(sender.ids()).containsExactly(SystemCommands.creditId("c", outage), "lapse:other:d1");
        deadlines.answered(accepted(SystemCommands.creditId("c", outage)), 0);
        deadlines.sendDue(NOON.plusSeconds(3600), 0);
        assertThat(sender.ids()).containsExactly("lapse:c:d1");
    }

    @Test
    void neverFiresADutyWhoseTimeWasGivenBack() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        Outage outage = new Outage(NOON.minusSeconds(3600), NOON.plusSeconds(3600));
        deadlines.credit(Set.of("c"), outage, 0);
        deadlines.set(Duties.of("c", due("d2", NOON.plusSeconds(7200))));
        deadlines.answered(accepted(SystemCommands.creditId("c", outage)), 0);
        sender.ids();
        deadlines.sendDue(NOON.plusSeconds(7199), 0);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void asksAgainForACreditThatWasNotAnswered() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        Outage outage = new Outage(NOON.minusSeconds(3600), NOON);
        deadlines.credit(Set.of("c"), outage, 0);
        sender.ids();
        theCoreIsPastAll(0);
        deadlines.sendDue(NOON, 5 * SECOND);
        assertThat(sender.ids()).containsExactly(SystemCommands.creditId("c", outage));
        assertThat(deadlines.isCrediting()).isTrue();
    }

    /** The time of an outage is not forgotten because the token of the clocks was wrong for a while. */
    @Test
    void asksAgainForACreditWhoseSenderWasNotBelieved() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        Outage outage = new Outage(NOON.minusSeconds(3600), NOON);
        String credit = SystemCommands.creditId("c", outage);
        deadlines.credit(Set.of("c"), outage, 0);
        sender.ids();
        deadlines.answered(new Reply("c", credit, false, "FORBIDDEN"), 0);
        assertThat(deadlines.isCrediting()).isTrue();
        deadlines.sendDue(NOON, SECOND);
        assertThat(sender.ids()).containsExactly(credit);
        deadlines.answered(accepted(credit), SECOND);
        assertThat(deadlines.isCrediting()).isFalse();
    }

    @Test
    void measuresHowLateItRangAndWhatIsOverdue() {
        deadlines.set(Duties.of("c", due("d1", NOON)));
        deadlines.set(Duties.of("d", due("d1", NOON.plusSeconds(60))));
        Instant late = NOON.plusSeconds(3);
        assertThat(deadlines.overdue(late)).isEqualTo(1);
        deadlines.sendDue(late, 0);
        assertThat(deadlines.overdue(late)).isEqualTo(1);
        assertThat(meters.get("ballcourt.clock.sending.lateness").timer().max(TimeUnit.SECONDS))
                .isEqualTo(3);
        assertThat(meters.get("ballcourt.clock.lateness").timer().count())
                .as("nothing has lapsed yet")
                .isZero();
        deadlines.lapsed("c", "d1", NOON.plusSeconds(94), 0);
        deadlines.lapsed("c", "d1", NOON.plusSeconds(95), 0);
        deadlines.lapsed("not ours", "d1", NOON.plusSeconds(200), 0);
        assertThat(meters.get("ballcourt.clock.lateness").timer().max(TimeUnit.SECONDS))
                .as("what the parties feel, once")
                .isEqualTo(94);
        assertThat(meters.get("ballcourt.clock.lateness").timer().count()).isEqualTo(1);
        assertThat(meters.get("ballcourt.lapses.sent")
                        .tag("kind", "ANSWER_CLAIM")
                        .counter()
                        .count())
                .isEqualTo(1);
        deadlines.set(Duties.of("c"));
        assertThat(deadlines.overdue(late)).isZero();
        assertThat(deadlines.next()).contains(NOON.plusSeconds(60));
    }

    /** Finding what is due costs what is due: with 100,000 open duties a look is far below a millisecond. */
    @Test
    void looksOnlyAtWhatIsDue() {
        for (int i = 0; i < 100_000; i++) {
            deadlines.set(Duties.of("case-" + i, due("d1", NOON.plusSeconds(1 + i))));
        }
        // What others do on this machine in the meantime is not counted.
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        long start = processor.getCurrentThreadCpuTime();
        for (int i = 0; i < 10_000; i++) {
            deadlines.sendDue(NOON, 0);
        }
        assertThat(Duration.ofNanos(processor.getCurrentThreadCpuTime() - start))
                .isLessThan(Duration.ofSeconds(2));
        assertThat(sender.ids()).isEmpty();
    }

    private void theCoreIsPastAll(long nanos) {
        deadlines.look(() -> Optional.of(_ -> true), nanos);
    }

    private Deadlines deadlines() {
        return new Deadlines(sender, _ -> true, new EscalationMetrics(meters));
    }

    private static Reply accepted(String commandId) {
        return new Reply("c", commandId, true, null);
    }
}
