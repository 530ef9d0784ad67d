package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

/** The second edition: who is reported, a seller or a buyer, is heard before anybody decides, and may appeal. */
class HearingTheReportedTest {
    private static final DecideViolation UPHELD = new DecideViolation(MatterDecision.UPHELD, "截图属实");
    private static final DecideViolation DISMISSED = new DecideViolation(MatterDecision.DISMISSED, "没有证据");
    private static final AnswerReport ANSWER = new AnswerReport("我只是如实评价", List.of());

    private static ReportViolation report(String subject, String caseId, String... evidence) {
        return new ReportViolation(
                null, ViolationKind.MALICIOUS_RATINGS, "以差评要挟退款", caseId, List.of(evidence), subject);
    }

    /** The seller reports the buyer of the case behind. */
    private static Dispute reported() {
        return filed().beside().does(SELLER, report(BUYER, "BC-1"));
    }

    @Test
    void asksWhoIsReportedFirst() {
        reported()
                .stored("ViolationReported")
                .in(Stage.EVIDENCE)
                .ball("BUYER ANSWER_REPORT 2026-11-05T10:00+08:00")
                .allows(BUYER, "AnswerReport", "AddStatement")
                .allowsNot(SELLER, "AnswerReport")
                .allowsNot(SUPERVISOR, "DecideViolation")
                .refuses(WRONG_STAGE, SUPERVISOR, UPHELD)
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, ANSWER);
    }

    @Test
    void decidesAfterTheAnswer() {
        reported()
                .uploaded(BUYER, "b-1")
                .refuses(EVIDENCE_UNKNOWN, BUYER, new AnswerReport("x", List.of("none")))
                .does(BUYER, new AnswerReport("我只是如实评价", List.of("b-1")))
                .stored("ReportAnswered")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_VIOLATION")
                .allowsNot(BUYER, "AnswerReport")
                .does(SUPERVISOR, DISMISSED)
                .stored("ViolationDecided", "CaseClosed")
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void decidesOnWhatIsThereWhereNobodyAnswers() {
        reported()
                .waits("PT72H")
                .stored("DutyLapsed")
                .in(Stage.ADJUDICATION)
                .ball("SUPERVISOR HANDLE_VIOLATION")
                .refuses(WRONG_STAGE, BUYER, ANSWER);
    }

    @Test
    void letsTheReportedAppealToAnotherSupervisor() {
        Dispute matter = reported().does(BUYER, ANSWER).does(SUPERVISOR, UPHELD);
        matter.stored("ViolationDecided")
                .in(Stage.APPEAL_WINDOW)
                .ball("BUYER MAY_APPEAL")
                .allows(BUYER, "AppealSanction")
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, new AppealSanction("it was not me at all"))
                .does(BUYER, new AppealSanction("评价有照片为证"))
                .stored("SanctionAppealed")
                .in(Stage.REVIEW)
                .ball("SUPERVISOR HANDLE_VIOLATION")
                .refuses(REVIEWER_NOT_INDEPENDENT, SUPERVISOR, DISMISSED)
                .does("SUPERVISOR/other", DISMISSED)
                .closed(Outcome.CLAIM_DISMISSED);
    }

    @Test
    void isFinalOnceNobodyAppeals() {
        Dispute matter = reported().does(BUYER, ANSWER).does(SUPERVISOR, UPHELD).waits("P7D");
        matter.stored("DutyLapsed", "CaseClosed").closed(Outcome.UPHELD);
        assertThat(((CaseClosed) matter.last().getLast()).atFault()).isEqualTo(Fault.BUYER);
    }

    @Test
    void bringsPointsToASellerAlone() {
        assertThat(points(reported().does(BUYER, ANSWER).does(SUPERVISOR, UPHELD)))
                .isZero();
        Dispute ofSeller = filed().beside().does(BUYER, report(SELLER, "BC-1")).does(SELLER, ANSWER);
        assertThat(points(ofSeller.does(SUPERVISOR, UPHELD))).isEqualTo(6);
    }

    private static int points(Dispute matter) {
        return ((ViolationDecided) matter.last().getFirst()).points();
    }

    @Test
    void namesASellerInShortOrInFull() {
        ReportViolation brief =
                new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "they buy their ratings", "BC-1", List.of());
        ReportViolation both = new ReportViolation(
                "shop", ViolationKind.FAKE_RATINGS, "they buy their ratings", "BC-1", List.of(), SELLER);
        for (ReportViolation report : List.of(brief, both)) {
            Dispute matter = filed().beside().does(BUYER, report).ball("SELLER ANSWER_REPORT");
            assertThat(((ViolationReported) matter.last().getFirst()).seller()).isEqualTo("shop");
        }
    }

    @Test
    void namesOneSide() {
        ReportViolation nobody =
                new ReportViolation(null, ViolationKind.OTHER, "they buy their ratings", "BC-1", List.of());
        ReportViolation two = new ReportViolation(
                "shop", ViolationKind.OTHER, "they buy their ratings", "BC-1", List.of(), "SELLER/other");
        filed().beside()
                .refuses(UNKNOWN_PARTY, BUYER, nobody)
                .refuses(UNKNOWN_PARTY, BUYER, two)
                .refuses(UNKNOWN_PARTY, BUYER, report("AGENT/wang", "BC-1"))
                .refuses(UNKNOWN_PARTY, BUYER, report("shop", "BC-1"));
    }

    @Test
    void isOfASideOfTheCaseThatShowsIt() {
        filed().beside()
                .refuses(UNKNOWN_PARTY, BUYER, report("SELLER/other", "BC-1"))
                .refuses(UNKNOWN_PARTY, SELLER, report("BUYER/shopper", "BC-1"))
                .refuses(OWN_CASE, BUYER, report(BUYER, "BC-1"));
    }

    @Test
    void citesACaseOrEvidence() {
        alone().uploaded(SELLER, "s-1")
                .refuses(GROUND_NOT_MET, SELLER, report(BUYER, null))
                .refuses(EVIDENCE_NOT_YOURS, "CARRIER/fastship", report(BUYER, null, "s-1"))
                .does(SELLER, report(BUYER, null, "s-1"));
        alone().known(false).uploaded(SELLER, "s-1").refuses(UNKNOWN_PARTY, SELLER, report(BUYER, null, "s-1"));
    }
}
