package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

class DeskTest {
    private static HandOff to(String actor, String... facts) {
        return new HandOff(Actor.parse(actor), HandOffReason.WRONG_QUEUE, List.of(facts));
    }

    private static SuspendCase court(String reference) {
        return new SuspendCase(SuspensionCause.COURT, reference);
    }

    @Test
    void triagesWithinEightWorkingHours() {
        inAcceptance().ball("AGENT TRIAGE 2026-11-02T18:00+08:00");
    }

    @Test
    void acceptsByRuleAndGoesToASeniorWhenNobodyTriages() {
        inAcceptance()
                .waits("PT8H")
                .stored("DutyLapsed", "InterventionAccepted", "EvidenceRoundOpened")
                .ball("BUYER PROVE 2026-11-05T18:00+08:00", "SELLER PROVE 2026-11-05T18:00+08:00")
                .waits("PT72H")
                .ball("SENIOR RULE 2026-11-09T16:00+08:00");
    }

    @Test
    void closedWhatIsNotAdmissibleAtOnceInTheFirstEdition() {
        inAcceptanceOfTheFirstEdition()
                .does(AGENT, new DeclineIntervention(DeclineCode.NO_PRIOR_NEGOTIATION, "x"))
                .stored("InterventionDeclined", "CaseClosed")
                .closed(Outcome.INADMISSIBLE);
    }

    @Test
    void belongsToTheFirstAgentWhoActs() {
        inEvidence().refuses(NOT_YOURS_TO_ANSWER, "AGENT/chen", new RequestEvidence("BUYER", null, null, "x"));
    }

    @Test
    void fixesTheOwnerAtTheSecondEmptyHandOff() {
        inAcceptance()
                .does(AGENT, to("AGENT/chen"))
                .stored("HandedOff")
                .does("AGENT/chen", to("AGENT/zhu"))
                .stored("HandedOff", "OwnerFixed")
                .refuses(OWNER_FIXED, "AGENT/zhu", to("AGENT/chen", "1"))
                .ball("AGENT TRIAGE 2026-11-02T18:00+08:00")
                .does(SUPERVISOR, to("AGENT/chen"))
                .stored("HandedOff");
    }

    @Test
    void fixesTheOwnerWhenTheCaseReturnsWithoutANewFact() {
        inAcceptance()
                .does(AGENT, to("AGENT/chen", "2"))
                .stored("HandedOff")
                .does("AGENT/chen", to(AGENT, "2"))
                .stored("HandedOff", "OwnerFixed");
    }

    @Test
    void returnsFreelyWithANewFact() {
        inAcceptance()
                .does(AGENT, to("AGENT/chen", "1"))
                .does("AGENT/chen", to(AGENT, "2"))
                .stored("HandedOff");
    }

    @Test
    void takesNoHandOffForAFact() {
        inAcceptance()
                .does(AGENT, to("AGENT/chen"))
                .refuses(EVIDENCE_UNKNOWN, "AGENT/chen", to("AGENT/zhu", "4"))
                .refuses(EVIDENCE_UNKNOWN, "AGENT/chen", to("AGENT/zhu", "99"))
                .refuses(UNKNOWN_PARTY, "AGENT/chen", to("CARRIER/fastship"));
    }

    @Test
    void escalatesAFixedCaseAllTheSame() {
        inEvidence()
                .does(AGENT, to("AGENT/chen"))
                .does("AGENT/chen", to("AGENT/wang"))
                .does(BUYER, new EscalateToSenior(SeniorGround.FIRST_LEVEL_FAILED, "x"))
                .waits("PT72H")
                .ball("SENIOR RULE")
                .does(SENIOR, dismissing());
    }

    @Test
    void escalatesOnlyOnAGround() {
        inEvidence()
                .refuses(GROUND_NOT_MET, BUYER, new EscalateToSenior(SeniorGround.LARGE_AMOUNT, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new EscalateToSenior(SeniorGround.VIOLATION, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new EscalateToSenior(SeniorGround.AGENT_LATE, "x"))
                .refuses(GROUND_NOT_MET, BUYER, new EscalateToSenior(SeniorGround.FIRST_LEVEL_FAILED, "x"))
                .does(BUYER, new EscalateToSenior(SeniorGround.COMPLEX, "three carriers"))
                .refuses(GROUND_NOT_MET, SELLER, new EscalateToSenior(SeniorGround.COMPLEX, "three carriers"));
    }

    private static Dispute ofTheFirstEdition() {
        return new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")));
    }

    @Test
    void stopsEveryClockWhileAnOutsideBodyHasTheCase() {
        ofTheFirstEdition()
                .waits("PT40H")
                .does(AGENT, court("C-1"))
                .in(Stage.SUSPENDED)
                .ball("COURT AWAIT_OUTSIDE_BODY 2027-05-03T02:00+08:00")
                .refuses(CASE_SUSPENDED, SELLER, new AcceptClaim())
                .waits("P30D")
                .does(AGENT, new ResumeCase("x"))
                .in(Stage.NEGOTIATION)
                .ball("SELLER ANSWER_CLAIM 2026-12-04T10:00+08:00")
                .refuses(GROUND_NOT_MET, AGENT, court("C-1"))
                .held("COURT", "PT720H")
                .held("SELLER", "PT40H");
    }

    @Test
    void resumesByItselfAfterHalfAYearInTheFirstEdition() {
        ofTheFirstEdition()
                .does(AGENT, court("C-1"))
                .waits("P180D")
                .stored("DutyLapsed", "CaseResumed")
                .ball("SELLER ANSWER_CLAIM 2027-05-03T10:00+08:00");
    }

    @Test
    void isSuspendedOnlyByASupervisorWhileThePlatformHoldsTheBall() {
        inAcceptance().refuses(NOT_YOUR_ROLE, AGENT, court("C-1")).does(SUPERVISOR, court("C-1"));
    }

    @Test
    void endsWithWhatAnOutsideBodyDecided() {
        filed().does(SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "C-1", "the judgment is final"))
                .stored("ExternalOutcomeRecorded", "CaseClosed")
                .closed(Outcome.EXTERNALLY_DECIDED)
                .does(SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "C-2", "the appeal was dismissed"))
                .stored("ExternalOutcomeRecorded");
    }
}
