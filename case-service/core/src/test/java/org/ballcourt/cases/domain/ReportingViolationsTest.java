package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** The first edition: anybody may report a seller, who hears of it only when it has proved right. */
class ReportingViolationsTest {
    private static final DecideViolation UPHELD = new DecideViolation(MatterDecision.UPHELD, "it is in the log");
    private static final DecideViolation DISMISSED = new DecideViolation(MatterDecision.DISMISSED, "it is in the log");

    private static ReportViolation report(String caseId) {
        return new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "they buy their ratings", caseId, List.of());
    }

    private static Dispute reported() {
        return Dispute.aloneInTheFirstEdition().does("CARRIER/fastship", report(null));
    }

    @Test
    void putsASupervisorOnTheClock() {
        reported()
                .stored("ViolationReported")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_VIOLATION 2026-11-04T16:00+08:00")
                .allows(SUPERVISOR, "DecideViolation")
                .allows("CARRIER/fastship", "AddStatement");
    }

    @Test
    void mayNameOnlyACaseOfOnesOwn() {
        Dispute.alone().refuses(RejectionCode.NO_SUCH_CASE, BUYER, report("BC-9"));
        filed().beside().refuses(RejectionCode.NO_SUCH_CASE, "BUYER/stranger", report("BC-9"));
        filed().beside().does(BUYER, report("BC-9")).stored("ViolationReported");
    }

    @Test
    void countsOnce() {
        filed().beside().counted().refuses(RejectionCode.ALREADY_DECIDED, BUYER, report("BC-9"));
    }

    @Test
    void isNothingForTheClocks() {
        Dispute.alone().refuses(RejectionCode.NOT_YOUR_ROLE, "SYSTEM/clock", report(null));
    }

    @Test
    void isOfASellerAlone() {
        Dispute.aloneInTheFirstEdition()
                .refuses(
                        RejectionCode.UNKNOWN_PARTY,
                        SELLER,
                        new ReportViolation(
                                null, ViolationKind.OTHER, "they buy their ratings", null, null, "BUYER/li"));
    }

    @Test
    void bringsPointsAtOnceWhenItIsUpheld() {
        Dispute matter = reported().does(SUPERVISOR, UPHELD);
        matter.stored("ViolationDecided", "CaseClosed").closed(Outcome.UPHELD);
        assertThat(((ViolationDecided) matter.last().getFirst()).points()).isEqualTo(6);
        assertThat(((CaseClosed) matter.last().getLast()).atFault()).isEqualTo(Fault.SELLER);
    }

    @Test
    void bringsNoneWhenItIsDismissed() {
        Dispute matter = reported().does(SUPERVISOR, DISMISSED).closed(Outcome.CLAIM_DISMISSED);
        assertThat(((ViolationDecided) matter.last().getFirst()).points()).isZero();
        assertThat(((CaseClosed) matter.last().getLast()).atFault()).isEqualTo(Fault.NONE);
    }

    @Test
    void isKnownToTheSellerOnlyOnceUpheld() {
        AddStatement word = new AddStatement("x", null);
        reported().refuses(RejectionCode.NO_SUCH_CASE, SELLER, word);
        reported().does(SUPERVISOR, DISMISSED).refuses(RejectionCode.NO_SUCH_CASE, SELLER, word);
        reported().does(SUPERVISOR, UPHELD).refuses(RejectionCode.CASE_CLOSED, SELLER, word);
    }

    @Test
    void isNotForASideOfTheCaseBehindIt() {
        filed().beside()
                .does(BUYER, report("BC-9"))
                .does(SELLER, new AnswerReport("没有刷单", null))
                .refuses(RejectionCode.OWN_CASE, "SUPERVISOR/shop", DISMISSED);
        Dispute.aloneInTheFirstEdition()
                .does(SUPERVISOR, report(null))
                .refuses(RejectionCode.REVIEWER_NOT_INDEPENDENT, SUPERVISOR, UPHELD);
    }

    @Test
    void goesOneLevelUpAndThenClosesUndecided() {
        reported()
                .waits("P3D")
                .stored("DutyLapsed", "HandedOff")
                .ball("SUPERVISOR HANDLE_VIOLATION")
                .waits("P7D")
                .stored("DutyLapsed", "CaseClosed")
                .closed(Outcome.UNDECIDED);
    }
}
