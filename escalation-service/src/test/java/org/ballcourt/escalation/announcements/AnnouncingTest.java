package org.ballcourt.escalation.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.SupervisorAlarm.Why;
import org.ballcourt.escalation.announcements.Announcements.Surroundings;
import org.ballcourt.escalation.duties.Alarm;
import org.ballcourt.escalation.duties.CaseDuties;
import org.ballcourt.escalation.duties.Duties;
import org.ballcourt.escalation.duties.InMemoryDutyRepository;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.escalation.messaging.RecordingSender;
import org.ballcourt.escalation.metrics.EscalationMetrics;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

class AnnouncingTest {
    private static final Instant HALF = NOON.plusSeconds(500);
    private static final Instant MOST = NOON.plusSeconds(800);
    private static final Instant DUE = NOON.plusSeconds(1000);
    private static final Alarm LATE = new Alarm("d4", DutyKind.RULE, Role.SENIOR, "mei", NOON, Why.SENIOR_LATE);

    private final RecordingSender sender = new RecordingSender();
    private final InMemoryDutyRepository duties = new InMemoryDutyRepository();
    private final InMemoryAnnouncementLog log = new InMemoryAnnouncementLog();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Announcements announcements = announcements();

    @Test
    void remindsAtHalfAndAtFourFifthsOfTheTime() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(HALF.minusNanos(1));
        assertThat(sender.ids()).isEmpty();
        announcements.announceDue(HALF);
        assertThat(sender.ids()).containsExactly("c:d1:50");
        announcements.announceDue(MOST);
        assertThat(sender.ids()).containsExactly("c:d1:80");
        assertThat(announcements.next()).isEmpty();
    }

    @Test
    void saysWhoMustDoWhatUntilWhen() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(HALF);
        assertThat(sender.bodies()).containsExactly(Wire.json().readTree("""
                {"type":"ReminderDue","id":"c:d1:50","caseId":"c","at":"%s","dutyId":"d1","duty":"ANSWER_CLAIM",
                 "holder":"SELLER","dueAt":"%s","holderId":"shop","share":50}""".formatted(HALF, DUE)));
    }

    @Test
    void tellsTheSupervisorsOfALapseThatConcernsThem() {
        announcements.set(Duties.alarmed("c", LATE));
        announcements.announceDue(NOON);
        assertThat(sender.bodies()).containsExactly(Wire.json().readTree("""
                {"type":"SupervisorAlarm","id":"c:d4:alarm","caseId":"c","at":"%s","dutyId":"d4","duty":"RULE",
                 "holder":"SENIOR","dueAt":"%s","holderId":"mei","why":"SENIOR_LATE"}""".formatted(NOON, NOON)));
    }

    @Test
    void saysNothingTwiceHoweverOftenTheCaseChanges() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(HALF);
        announcements.set(Duties.of("c", duty(), Duties.due("d2", DUE)));
        announcements.announceDue(HALF);
        assertThat(sender.ids()).containsExactly("c:d1:50");
    }

    @Test
    void waitsOnlyForWhatWasNotSaidYet() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(HALF);
        announcements.set(Duties.of("c", duty(), Duties.due("d2", DUE)));
        announcements.announceDue(HALF);
        assertThat(announcements.next()).contains(MOST);
        assertThat(sender.ids()).containsExactly("c:d1:50");
    }

    /** An event puts all reminders back into the store, those that were told among them. */
    @Test
    void writesDownAgainWhatIsLeftAfterAnotherEventOfTheCase() {
        CaseDuties before = Duties.of("c", duty());
        duties.put(before);
        announcements.set(before, HALF);
        announcements.announceDue(HALF);
        CaseDuties after = Duties.of("c", duty(), Duties.due("d2", DUE));
        duties.put(after);
        announcements.set(after, HALF);
        assertThat(duties.firstDueAfter(Instant.EPOCH)).contains(HALF);
        assertThat(announcements.isIdle(HALF)).isFalse();

        announcements.announceDue(HALF);
        assertThat(duties.firstDueAfter(Instant.EPOCH)).contains(MOST);
        assertThat(announcements.isIdle(HALF)).isTrue();
    }

    @Test
    void isBehindWhereWhatIsLeftLiesWhereTheStoreWasReadAlready() {
        CaseDuties of = Duties.of("c", duty());
        duties.put(of);
        announcements.set(of, HALF);
        announcements.announceDue(HALF);
        assertThat(announcements.isBehind()).isFalse();

        announcements.set(of, HALF);
        announcements.set(Duties.of("other"), DUE);
        announcements.announceDue(HALF);
        assertThat(announcements.isBehind()).isTrue();
        assertThat(announcements.isIdle(HALF)).isFalse();
        announcements.readAgain();
        assertThat(announcements.isIdle(HALF)).isTrue();

        announcements.set(of, DUE);
        announcements.announceDue(HALF);
        assertThat(announcements.isBehind()).isFalse();
        assertThat(announcements.next()).contains(MOST);
    }

    @Test
    void saysNothingTwiceAfterARestart() {
        announcements.set(new CaseDuties("c", List.of(duty()), List.of(LATE), Map.of()));
        announcements.announceDue(HALF);
        assertThat(sender.ids()).containsExactly("c:d4:alarm", "c:d1:50");
        announcements = announcements();
        announcements.set(new CaseDuties("c", List.of(duty()), List.of(LATE), Map.of()));
        announcements.announceDue(HALF);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void saysItAgainUnderTheSameIdWhenItDiedBeforeItsMark() {
        log.breakDown();
        announcements.set(Duties.of("c", duty()));
        assertThat(announcements.announceDue(HALF)).isFalse();
        log.repair();
        announcements = announcements();
        announcements.set(Duties.of("c", duty()));
        assertThat(announcements.announceDue(HALF)).isTrue();
        assertThat(sender.ids()).containsExactly("c:d1:50", "c:d1:50");
    }

    @Test
    void triesAgainWhatCouldNotBeSaid() {
        announcements.set(Duties.of("c", duty()));
        sender.cut();
        assertThat(announcements.announceDue(HALF)).isFalse();
        assertThat(announcements.isIdle(HALF)).isFalse();
        sender.mend();
        assertThat(announcements.announceDue(HALF)).isTrue();
        assertThat(sender.ids()).containsExactly("c:d1:50");
        assertThat(announcements.isIdle(HALF)).isTrue();
    }

    @Test
    void forgetsWhatCouldNotBeSaidWhenTheDutyHasEndedMeanwhile() {
        announcements.set(Duties.of("c", duty()));
        sender.cut();
        announcements.announceDue(HALF);
        announcements.set(Duties.of("c"));
        sender.mend();
        announcements.announceDue(HALF);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void forgetsWhatCouldNotBeSaidWhenTheDutyEndedWhileItWasTried() {
        RecordSender failing = message -> {
            announcements.set(Duties.of("c"));
            return CompletableFuture.failedFuture(new IllegalStateException("The sender is cut"));
        };
        announcements = new Announcements(
                new Surroundings(failing, log, duties), _ -> true, List.of(50, 80), new EscalationMetrics(meters));
        announcements.set(Duties.of("c", duty()));
        assertThat(announcements.announceDue(HALF)).isFalse();
        assertThat(announcements.next()).isEmpty();
        assertThat(announcements.isIdle(HALF)).isTrue();
    }

    @Test
    void remindsNobodyOfADutyThatIsDone() {
        announcements.set(Duties.of("c", duty()));
        announcements.set(Duties.of("c"));
        announcements.announceDue(DUE);
        assertThat(sender.ids()).isEmpty();
    }

    @Test
    void saysAfterALongSilenceOnlyWhatStillMatters() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(MOST.plusSeconds(1));
        assertThat(sender.ids()).containsExactly("c:d1:80");
    }

    @Test
    void remindsNobodyWhoseTimeIsOver() {
        announcements.set(Duties.of("c", duty()));
        announcements.announceDue(DUE);
        assertThat(sender.ids()).isEmpty();
        assertThat(announcements.isIdle(DUE)).isTrue();
    }

    @Test
    void callsTheOnlyReminderOfAResumedDutyItsLast() {
        announcements.set(Duties.of("c", Duties.due("d2", DUE, List.of(MOST))));
        announcements.announceDue(MOST);
        assertThat(sender.ids()).containsExactly("c:d2:80");
    }

    @Test
    void leavesTheCasesOfAnotherInstanceToIt() {
        Announcements ours = new Announcements(
                new Surroundings(sender, log, duties), "mine"::equals, List.of(50, 80), new EscalationMetrics(meters));
        ours.set(Duties.of("mine", duty()));
        ours.set(Duties.of("theirs", duty()));
        ours.announceDue(HALF);
        assertThat(sender.ids()).containsExactly("mine:d1:50");
        assertThat(log.announced("theirs")).isEqualTo(Set.of());
    }

    @Test
    void countsWhatItSaid() {
        announcements.set(new CaseDuties("c", List.of(duty()), List.of(LATE), Map.of()));
        announcements.announceDue(HALF);
        assertThat(meters.get("ballcourt.reminders").counter().count()).isEqualTo(1);
        assertThat(meters.get("ballcourt.alarms").counter().count()).isEqualTo(1);
    }

    @Test
    void writesDownWhatIsLeftToBeDone() {
        CaseDuties both = new CaseDuties("c", List.of(duty()), List.of(LATE), Map.of());
        duties.put(both);
        announcements.set(both);
        assertThat(duties.firstDueAfter(Instant.EPOCH)).contains(NOON);
        announcements.announceDue(HALF);
        assertThat(duties.firstDueAfter(Instant.EPOCH)).contains(MOST);
        announcements.announceDue(MOST);
        assertThat(duties.firstDueAfter(Instant.EPOCH)).as("its deadline").contains(DUE);
    }

    @Test
    void leavesToTheStoreWhatIsDueLater() {
        announcements.set(Duties.of("c", duty()), HALF);
        announcements.announceDue(HALF);
        assertThat(announcements.next()).isEmpty();
        announcements.set(Duties.of("c", duty()), MOST);
        announcements.announceDue(MOST);
        assertThat(sender.ids()).containsExactly("c:d1:50", "c:d1:80");
    }

    private Announcements announcements() {
        return new Announcements(
                new Surroundings(sender, log, duties), _ -> true, List.of(50, 80), new EscalationMetrics(meters));
    }

    private static OpenDuty duty() {
        return Duties.due("d1", DUE, List.of(HALF, MOST));
    }
}
