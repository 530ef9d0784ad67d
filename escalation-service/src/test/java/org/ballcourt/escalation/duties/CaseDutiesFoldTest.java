package org.ballcourt.escalation.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.escalation.duties.Duties.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.CaseEvent.InterventionRequested;
import org.ballcourt.contracts.CaseEvent.OwnerFixed;
import org.ballcourt.contracts.ClockKind;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.records.SupervisorAlarm.Why;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CaseDutiesFoldTest {
    private static final Actor WANG = new Actor(Role.AGENT, "wang");
    private static final Actor CHEN = new Actor(Role.AGENT, "chen");

    private final List<CaseDuties> told = new ArrayList<>();
    private final List<CaseDuties> before = new ArrayList<>();
    private final List<String> lapsed = new ArrayList<>();
    private final CaseDutiesFold fold = new CaseDutiesFold(new DutyObserver() {
        @Override
        public void before(String caseId, Supplier<CaseDuties> duties) {
            before.add(duties.get());
        }

        @Override
        public void lapsed(String caseId, DutyLapsed lapse) {
            lapsed.add(lapse.dutyId());
        }

        @Override
        public void changed(CaseDuties duties) {
            told.add(duties);
        }
    });
    private Document stored = new Document();

    @Test
    void knowsTheDutiesThatAreOpenExactlyAsTheyWere() {
        Instant due = Instant.parse("2026-11-04T02:00:00.123456789Z");
        happens(opened(duty("d1", due)));
        assertThat(duties().open())
                .containsExactly(new OpenDuty(
                        "d1", DutyKind.ANSWER_CLAIM, Role.SELLER, "shop", due, List.of(NOON, NOON.plusSeconds(1))));
    }

    @ParameterizedTest
    @EnumSource(DutyEnding.class)
    void forgetsADutyHoweverItEnded(DutyEnding how) {
        happens(opened(duty("d1", NOON), duty("d2", NOON)));
        happens(ended("d1", how));
        assertThat(duties().open()).extracting(OpenDuty::dutyId).containsExactly("d2");
    }

    @Test
    void hasNothingOpenOnceTheCaseIsClosed() {
        happens(opened(duty("d1", NOON)));
        happens(new CaseClosed(Outcome.WITHDRAWN, Fault.NONE, null, List.of(), BallChange.NONE));
        assertThat(duties().open()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RULE, SENIOR, SENIOR_LATE",
        "REVIEW, REVIEWER, REVIEWER_LATE",
        "INSPECT, LAB, INSPECTION_LATE",
        "PAY_ADVANCE, SYSTEM, ADVANCE_UNPAID",
        "HANDLE_AGENT_COMPLAINT, SUPERVISOR, SUPERVISOR_LATE",
        "HANDLE_VIOLATION, SUPERVISOR, SUPERVISOR_LATE",
        "HANDLE_CONTEST, SUPERVISOR, SUPERVISOR_LATE",
        "ANSWER_CONTACT, AGENT, CONTACT_UNANSWERED"
    })
    void alarmsTheSupervisorsOfALapse(DutyKind duty, Role holder, Why why) {
        happens(lapsed("d4", duty, holder));
        assertThat(duties().alarms()).containsExactly(new Alarm("d4", duty, holder, "x", NOON, why));
    }

    @ParameterizedTest
    @CsvSource({"RULE, AGENT", "ANSWER_CLAIM, SELLER", "PROVE, BUYER", "TRIAGE, AGENT", "PERFORM, SELLER"})
    void alarmsNobodyOfAnOrdinaryLapse(DutyKind duty, Role holder) {
        happens(lapsed("d4", duty, holder));
        assertThat(duties().alarms()).isEmpty();
    }

    @Test
    void countsNoPassWhereALapseTookTheReviewAway() {
        happens(new HandedOff(null, null, HandOffReason.ABSENCE, List.of(), false, BallChange.NONE));
        assertThat(stored).doesNotContainKey(CaseDutiesFold.HANDED_OFF);
    }

    @Test
    void countsWhoPassedTheCaseOn() {
        happens(new HandedOff(WANG, CHEN, HandOffReason.WRONG_QUEUE, List.of("3"), false, BallChange.NONE));
        happens(new HandedOff(CHEN, WANG, HandOffReason.WRONG_QUEUE, List.of(), true, BallChange.NONE));
        happens(new OwnerFixed(WANG, BallChange.NONE));
        assertThat(duties().desks()).containsOnlyKeys(Role.AGENT).containsEntry(Role.AGENT, new HandOffCounts(2, 1, 1));
        assertThat(stored.getBoolean(CaseDutiesFold.HANDED_OFF)).isTrue();
    }

    @Test
    void tellsOfEveryCaseThatIsSafe() {
        happens(opened(duty("d1", NOON)));
        fold.applied("c", stored);
        assertThat(told).containsExactly(duties());
    }

    private void happens(CaseEvent event) {
        stored = fold.apply(
                stored, new RecordedEvent("c", 1, NOON, Actor.SYSTEM, "x", event, RecordedEvent.GENESIS, ""));
    }

    private CaseDuties duties() {
        return CaseDuties.of("c", stored);
    }

    private static CaseEvent opened(Duty... duties) {
        return new InterventionRequested(
                null, null, new BallChange(Stage.ACCEPTANCE, List.of(duties), List.of(), List.of()));
    }

    private static CaseEvent ended(String dutyId, DutyEnding how) {
        EndedDuty ended = new EndedDuty(dutyId, DutyKind.ANSWER_CLAIM, Role.SELLER, how, Duration.ofHours(1));
        return new InterventionRequested(null, null, new BallChange(null, List.of(), List.of(ended), List.of()));
    }

    private static CaseEvent lapsed(String dutyId, DutyKind duty, Role holder) {
        return new DutyLapsed(
                dutyId,
                duty,
                holder,
                "x",
                NOON,
                Consequence.GOES_ON,
                "silence.rule",
                List.of(),
                null,
                List.of(),
                BallChange.NONE);
    }

    private static Duty duty(String dutyId, Instant dueAt) {
        return new Duty(
                dutyId,
                DutyKind.ANSWER_CLAIM,
                Role.SELLER,
                "shop",
                NOON,
                dueAt,
                ClockKind.CALENDAR,
                Consequence.INTERVENTION_OPENS,
                "silence.answer-claim",
                List.of(NOON, NOON.plusSeconds(1)),
                null);
    }
}
