package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

class OutsideBodiesTest {
    private static final ConfirmStep REFUND = new ConfirmStep(StepKind.REFUND, "PAY-1");

    private static SuspendCase court(String reference) {
        return new SuspendCase(SuspensionCause.COURT, reference);
    }

    private static RecordExternalOutcome award(Map<Account, Integer> liability, RemedyLine... lines) {
        return award("C-9", liability, lines);
    }

    private static RecordExternalOutcome award(String reference, Map<Account, Integer> liability, RemedyLine... lines) {
        return new RecordExternalOutcome(
                SuspensionCause.COURT, reference, "the judgment is final", List.of(lines), liability);
    }

    private static RecordExternalOutcome outcome(String reference, String explanation) {
        return new RecordExternalOutcome(SuspensionCause.COURT, reference, explanation);
    }

    private static RemedyLine line(Remedy remedy, String amount) {
        return new RemedyLine(remedy, Money.of(amount, "CNY"));
    }

    /** The platform was late, and the buyer holds 129.00 of its fund. */
    private static Dispute credited() {
        return inAdjudication().waits("P3D").money("BUYER +129.00", "PLATFORM -129.00");
    }

    @Test
    void haveTheCaseForThirtyDaysAfterTheirLastSign() {
        filed().waits("PT40H")
                .does(AGENT, court("C-1"))
                .ball("COURT AWAIT_OUTSIDE_BODY 2026-12-04T02:00+08:00")
                .waits("P20D")
                .refuses(GROUND_NOT_MET, AGENT, court("C-1"))
                .refuses(REFERENCE_MISSING, AGENT, court(null))
                .refuses(GROUND_NOT_MET, AGENT, new SuspendCase(SuspensionCause.REGULATOR, "R-1"))
                .does(AGENT, court("C-2"))
                .stored("CaseSuspended")
                .in(Stage.SUSPENDED)
                .ball("COURT AWAIT_OUTSIDE_BODY 2026-12-24T02:00+08:00")
                .waits("P30D")
                .stored("DutyLapsed", "CaseResumed")
                .in(Stage.NEGOTIATION)
                .ball("SELLER ANSWER_CLAIM 2026-12-24T10:00+08:00");
    }

    @Test
    void mustBeShownToHaveTheCaseWithinSevenWorkingDays() {
        filed().does(AGENT, court(" "))
                .ball("COURT AWAIT_OUTSIDE_BODY 2026-11-11T10:00+08:00")
                .waits("P9D")
                .stored("DutyLapsed", "CaseResumed")
                .in(Stage.NEGOTIATION);
        filed().does(AGENT, court(null))
                .does(AGENT, court("C-1"))
                .ball("COURT AWAIT_OUTSIDE_BODY 2026-12-02T10:00+08:00");
    }

    /** Else whoever may suspend could keep the case away from everybody for ever. */
    @Test
    void areWaitedForWithoutAReferenceOnceEach() {
        filed().does(AGENT, court(null))
                .waits("P9D")
                .in(Stage.NEGOTIATION)
                .refuses(REFERENCE_MISSING, AGENT, court(null))
                .allows(AGENT, "SuspendCase")
                .does(AGENT, new SuspendCase(SuspensionCause.LAB, " "))
                .does(AGENT, new ResumeCase("nothing is known there"))
                .refuses(REFERENCE_MISSING, AGENT, new SuspendCase(SuspensionCause.LAB, null))
                .does(AGENT, court("C-1"));
    }

    /** A reference is easily found; a case that nobody decides is not what they are for. */
    @Test
    void areAwaitedNoLongerThanHalfAYearWithoutASupervisor() {
        Dispute awaited = filed().does(AGENT, court("C-0"));
        for (int sign = 1; sign <= 6; sign++) {
            awaited.waits("P29DT23H").does(sign % 2 == 0 ? AGENT : SENIOR, court("C-" + sign));
        }
        awaited.waits("PT5H")
                .allows(AGENT, "SuspendCase")
                .waits("PT1H")
                .allowsNot(AGENT, "SuspendCase")
                .allowsNot(SENIOR, "SuspendCase")
                .stored("DutyLapsed", "CaseResumed")
                .in(Stage.NEGOTIATION)
                .refuses(NOT_YOUR_ROLE, AGENT, court("C-7"))
                .does(SUPERVISOR, court("C-7"))
                .waits("P20D")
                .does(SUPERVISOR, court("C-8"));
    }

    @Test
    void areAwaitedLongerOnlyByASupervisorWhereThePlatformMustAct() {
        inAcceptance()
                .does(SUPERVISOR, court("C-1"))
                .refuses(NOT_YOUR_ROLE, AGENT, court("C-2"))
                .allowsNot(AGENT, "SuspendCase")
                .does(SUPERVISOR, court("C-2"));
    }

    @Test
    void giveNoSignInTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .refuses(REFERENCE_MISSING, AGENT, court(null))
                .does(AGENT, court("C-1"))
                .refuses(CASE_SUSPENDED, AGENT, court("C-2"))
                .does(SUPERVISOR, award(null, line(Remedy.REFUND, "100.00")))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money();
    }

    @Test
    void haveTheirAwardPerformedLikeARuling() {
        Dispute awarded = filed().does(AGENT, court("C-1"))
                .does(
                        SUPERVISOR,
                        award(
                                Map.of(Account.SELLER, 60, Account.CARRIER, 40),
                                line(Remedy.REFUND, "129.00"),
                                line(Remedy.COMPENSATION, "900.00")))
                .stored("ExternalOutcomeRecorded")
                .in(Stage.ENFORCEMENT)
                .ball("SELLER PERFORM", "SYSTEM PAY_ADVANCE")
                .refuses(GROUND_NOT_MET, SUPERVISOR, award("C-10", null, line(Remedy.NONE, "0.00")));
        assertThat(awarded.state().suspendedFrom()).isNull();
        awarded.does(SELLER, REFUND)
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2"))
                .waits("PT24H")
                .stored("DutyLapsed", "AdvancePaid", "RecoveryOpened", "CaseClosed")
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +1029.00", "SELLER -617.40", "CARRIER -411.60");
    }

    @Test
    void areSetAgainstWhatThePlatformCredited() {
        credited()
                .does(SUPERVISOR, award(null, line(Remedy.REFUND, "100.00")))
                .in(Stage.ENFORCEMENT)
                .waits("P30D")
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +100.00", "SELLER -100.00");
        credited()
                .does(SUPERVISOR, award(null, line(Remedy.NONE, "0.00")))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money();
        credited()
                .does(SUPERVISOR, new RecordExternalOutcome(SuspensionCause.COURT, "C-9", "the judgment is final"))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +129.00", "PLATFORM -129.00");
    }

    @Test
    void awardNoSecondTimeWhatTheBuyerWasPaid() {
        Dispute paid = inEnforcement().does(SELLER, REFUND).closed(Outcome.REMEDY_PERFORMED);
        paid.does(SUPERVISOR, award(null, line(Remedy.REFUND, "100.00")))
                .stored("ExternalOutcomeRecorded")
                .closed(Outcome.REMEDY_PERFORMED)
                .does(
                        SUPERVISOR,
                        award("C-10", null, line(Remedy.REFUND, "129.00"), line(Remedy.COMPENSATION, "500.00")))
                .in(Stage.ENFORCEMENT)
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2"))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +629.00", "SELLER -629.00")
                .does(BUYER, new ReportNonPerformance(StepKind.COMPENSATE, "nothing came"))
                .in(Stage.ENFORCEMENT)
                .money("BUYER +129.00", "SELLER -129.00");
    }

    /** What was paid for the goods is no part of what is paid for the harm. */
    @Test
    void awardCompensationBesideTheRefundThatWasPaid() {
        inEnforcement()
                .does(SELLER, REFUND)
                .closed(Outcome.REMEDY_PERFORMED)
                .does(SUPERVISOR, award(null, line(Remedy.COMPENSATION, "129.00")))
                .in(Stage.ENFORCEMENT)
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-2"))
                .does(SUPERVISOR, award("C-10", null, line(Remedy.COMPENSATION, "100.00")))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .money("BUYER +258.00", "SELLER -258.00");
    }

    @Test
    void sayWhatTheyDecidedAndUnderWhichReference() {
        filed().refuses(REASON_MISSING, SUPERVISOR, new RecordExternalOutcome(null, null, null))
                .refuses(REASON_MISSING, SUPERVISOR, outcome("C-9", "judgment"))
                .refuses(REFERENCE_MISSING, SUPERVISOR, outcome(null, "the judgment is final"))
                .refuses(REFERENCE_MISSING, SUPERVISOR, outcome(" \u200B\u3000", "the judgment is final"))
                .does(SUPERVISOR, outcome("C-9", "判决生效"))
                .closed(Outcome.EXTERNALLY_DECIDED);
    }

    @Test
    void decideOnceUnderAReferenceHoweverThatIsWritten() {
        Dispute once = filed().does(AGENT, court("c-9"))
                .does(SUPERVISOR, award("C-9", null, line(Remedy.COMPENSATION, "100.00")))
                .does(SELLER, new ConfirmStep(StepKind.COMPENSATE, "PAY-1"))
                .closed(Outcome.EXTERNALLY_DECIDED);
        for (String again : List.of("C-9", "c-9", "Ｃ－９", " C -\u00A09", "C\u200B-\u20609", "c\u00AD-9\uFE0F")) {
            once.refuses(REFERENCE_USED, SUPERVISOR, award(again, null, line(Remedy.COMPENSATION, "100.00")));
        }
        once.money("BUYER +100.00", "SELLER -100.00").does(SUPERVISOR, outcome("C-90", "the appeal was dismissed"));
    }

    @Test
    void haveTheCaseOnceUnderAReferenceHoweverThatIsWritten() {
        filed().does(AGENT, court("Court 7"))
                .refuses(GROUND_NOT_MET, AGENT, court("ＣＯＵＲＴ\u200B7"))
                .refuses(REFERENCE_MISSING, AGENT, court("\u200B"))
                .does(AGENT, court("court 8"));
    }

    @Test
    void mayDecideWithoutAWordInTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition())
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .does(SUPERVISOR, new RecordExternalOutcome(null, null, null))
                .closed(Outcome.EXTERNALLY_DECIDED)
                .does(SUPERVISOR, outcome("C-9", "x"))
                .does(SUPERVISOR, outcome("C-9", "x"))
                .stored("ExternalOutcomeRecorded");
    }

    @Test
    void shareTheirAwardWithoutARest() {
        filed().refuses(LIABILITY_NOT_100, SUPERVISOR, award(Map.of(Account.SELLER, 60), line(Remedy.REFUND, "100.00")))
                .refuses(
                        WRONG_CURRENCY,
                        SUPERVISOR,
                        award(null, new RemedyLine(Remedy.REFUND, Money.of("100.00", "USD"))));
    }
}
