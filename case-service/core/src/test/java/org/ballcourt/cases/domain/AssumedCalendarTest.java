package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.junit.jupiter.api.Test;

/** The Chinese calendar knows the holidays of 2026; nobody watched the clocks until the year after began. */
class AssumedCalendarTest {
    private static Dispute lapsed(Dispute filed, String later) {
        return filed.sleeps(later)
                .does("SYSTEM/clock", new LapseDuty("d1"))
                .stored("DutyLapsed", "InterventionRequested")
                .ball("AGENT TRIAGE");
    }

    private static Duty only(Dispute dispute) {
        return dispute.state().ball().open().getFirst();
    }

    @Test
    void isToldByTheDeadlineItself() {
        Dispute dispute = lapsed(filed(), "P60D").ball("AGENT TRIAGE 2027-01-01T11:36+08:00");
        assertThat(only(dispute).calendarAssumed()).isTrue();
        dispute.does(SUPERVISOR, new HandOff(Actor.parse(AGENT), HandOffReason.ABSENCE, List.of("1")));
        assertThat(only(dispute).calendarAssumed()).isTrue();
    }

    @Test
    void isNotToldOfAYearWithAList() {
        assertThat(only(lapsed(filed(), "P57D")).calendarAssumed()).isNull();
    }

    @Test
    void isNotToldWhereEveryDayCounts() {
        Dispute dispute =
                lapsed(filed(), "P60D").does(AGENT, new AcceptIntervention()).ball("BUYER PROVE", "SELLER PROVE");
        assertThat(dispute.state().ball().open())
                .extracting(Duty::calendarAssumed)
                .containsOnlyNulls();
    }

    @Test
    void wasNotToldInTheFirstEdition() {
        Dispute first = new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")));
        assertThat(only(lapsed(first, "P60D")).calendarAssumed()).isNull();
    }
}
