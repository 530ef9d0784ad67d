package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.time.Duration;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** The second edition: an agent takes a complaint down for a buyer who calls, and is no side of it. */
class FilingForACallerTest {
    private static final WithdrawComplaint NOT_MINE = new WithdrawComplaint("我没有要求投诉");

    private static FileComplaint complaint(String onBehalfOf) {
        return new FileComplaint(
                order("129.00"),
                Reason.QUALITY_DEFECT,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                "不亮",
                null,
                false,
                null,
                onBehalfOf,
                FilingChannel.PHONE);
    }

    private static Dispute takenDown() {
        return new Dispute().does(AGENT, complaint("li"));
    }

    @Test
    void isTheBuyersComplaint() {
        Dispute dispute = takenDown()
                .stored("ComplaintFiled")
                .in(Stage.NEGOTIATION)
                .ball("SELLER ANSWER_CLAIM")
                .allows(BUYER, "WithdrawComplaint", "MakeOffer");
        ComplaintFiled filed = (ComplaintFiled) dispute.history().getFirst().event();
        assertThat(filed.buyer()).isEqualTo("li");
        assertThat(filed.channel()).isEqualTo(FilingChannel.PHONE);
        assertThat(filed.statement().subject()).isEqualTo(BUYER);
        dispute.does(BUYER, new WithdrawComplaint("我没有要求投诉")).closed(Outcome.WITHDRAWN);
    }

    @Test
    void leavesTheAgentFreeToDealWithTheCase() {
        takenDown()
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .does(BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"))
                .does(AGENT, new AcceptIntervention())
                .in(Stage.EVIDENCE);
    }

    /** An agent could else file and let the buyer withdraw until the buyer has no complaint left. */
    @Test
    void leavesTheBuyerItsOwnComplaintHoweverOftenItIsTakenBack() {
        Dispute next = new Dispute();
        for (String before : List.of("BC-01", "BC-02", "BC-03")) {
            next.after(before, takenDown().does(BUYER, new WithdrawComplaint("我没有要求投诉")));
        }
        next.does(BUYER, complaint("BUYER/li")).stored("ComplaintFiled");
    }

    @Test
    void isFiledNoThirdTimeByAgents() {
        Dispute next = new Dispute();
        for (String before : List.of("BC-01", "BC-02")) {
            next.after(before, takenDown().does(BUYER, new WithdrawComplaint("我没有要求投诉")));
        }
        next.refuses(ALREADY_DECIDED, "AGENT/chen", complaint("li"));
    }

    /** What was taken back may not have come back yet. */
    @Test
    void isRefundedAtOnceNoSecondTime() {
        Order order = Dispute.order("129.00", GoodsClass.APPAREL, false, Promise.EXPRESS_REFUND);
        Dispute undone = express(GoodsClass.APPAREL)
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .does(BUYER, NOT_MINE);
        new Dispute()
                .after("BC-01", undone)
                .does(AGENT, forLi(order, Reason.NOT_AS_DESCRIBED))
                .stored("ComplaintFiled");
    }

    @Test
    void remembersThatTheAgentHadToDoWithIt() {
        assertThat(takenDown().state().desk().hasActed("wang")).isTrue();
        assertThat(filed().state().desk().hasActed("wang")).isFalse();
    }

    @Test
    void namesTheBuyerOfTheOrder() {
        new Dispute()
                .refuses(NOT_YOUR_ORDER, AGENT, complaint("somebody"))
                .refuses(NOT_YOUR_ROLE, AGENT, complaint(null))
                .refuses(NOT_YOUR_ROLE, SENIOR, complaint("li"))
                .refuses(NOT_YOUR_ROLE, SELLER, complaint("li"))
                .refuses(NOT_YOUR_ROLE, "BUYER/other", complaint("li"))
                .refuses(NOT_YOUR_ROLE, BUYER, complaint("somebody"))
                .refuses(OWN_CASE, "AGENT/li", complaint("li"))
                .refuses(OWN_CASE, "AGENT/shop", complaint("li"))
                .does(AGENT, complaint("BUYER/li"));
        new Dispute().does(BUYER, complaint("BUYER/li"));
    }

    @Test
    void isForTheBuyerAloneInTheFirstEdition() {
        new Dispute(ShippedPolicies.chinaInTheFirstEdition()).refuses(NOT_YOUR_ROLE, AGENT, complaint("li"));
    }

    private static Dispute express(GoodsClass goods) {
        Order order = Dispute.order("129.00", goods, false, Promise.EXPRESS_REFUND);
        return new Dispute()
                .does(AGENT, forLi(order, Reason.QUALITY_DEFECT))
                .stored("ComplaintFiled", "ExpressRefundGranted");
    }

    private static FileComplaint forLi(Order order, Reason reason) {
        return new FileComplaint(
                order, reason, Remedy.REFUND, null, "不亮", null, false, null, "li", FilingChannel.PHONE);
    }

    @Test
    void isTakenBackAlsoWhereItWasPaidAtOnce() {
        Dispute undone = express(GoodsClass.APPAREL)
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .closed(Outcome.REMEDY_PERFORMED)
                .allows(BUYER, "WithdrawComplaint")
                .allowsNot(SELLER, "WithdrawComplaint")
                .does(BUYER, NOT_MINE)
                .stored("ComplaintWithdrawn", "RecoveryReversed", "CaseClosed")
                .closed(Outcome.WITHDRAWN)
                .money()
                .allowsNot(BUYER, "WithdrawComplaint")
                .allows(BUYER, "ContestRecovery")
                .allowsNot(SELLER, "ContestRecovery");
        assertThat(undone.event(CaseClosed.class).buyerOwes()).isEqualTo(Money.of("129.00", "CNY"));
        assertThat(undone.event(RecoveryReversed.class).contest()).isNull();
        assertThat(undone.event(RecoveryReversed.class).liable()).isEqualTo(Actor.parse(SELLER));
    }

    @Test
    void isTakenBackWhileThePaymentIsUnderWay() {
        express(GoodsClass.APPAREL)
                .does(BUYER, NOT_MINE)
                .stored("ComplaintWithdrawn", "CaseClosed")
                .closed(Outcome.WITHDRAWN)
                .money()
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .stored("AdvancePaid", "RecoveryOpened")
                .money();
    }

    @Test
    void owesNothingWhereThePlatformNeverPaid() {
        Dispute unpaid = express(GoodsClass.APPAREL)
                .withoutConfirmedPayments()
                .waits("P5D")
                .closed(Outcome.REMEDY_PERFORMED);
        unpaid.does(BUYER, NOT_MINE).closed(Outcome.WITHDRAWN).money();
        assertThat(unpaid.event(CaseClosed.class).buyerOwes()).isNull();
        assertThat(unpaid.event(CaseClosed.class).platformOwes()).isNull();
        assertThat(unpaid.state().fulfilment().outlay().owed()).isNull();
    }

    @Test
    void isTakenBackBeforeTheGoodsAreSent() {
        express(GoodsClass.JEWELLERY)
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .money("BUYER +129.00", "PLATFORM -129.00")
                .does(BUYER, NOT_MINE)
                .closed(Outcome.WITHDRAWN)
                .money();
        noReasonReturn()
                .ball("BUYER RETURN_GOODS")
                .does(BUYER, NOT_MINE)
                .stored("ComplaintWithdrawn", "CaseClosed")
                .closed(Outcome.WITHDRAWN)
                .money();
    }

    private static Dispute noReasonReturn() {
        return new Dispute()
                .does(AGENT, forLi(Dispute.order("129.00"), Reason.NO_REASON_RETURN))
                .stored("ComplaintFiled", "NoReasonReturnGranted");
    }

    @Test
    void isTakenBackThoughTheSellerAcceptedIt() {
        takenDown()
                .does(SELLER, new AcceptClaim())
                .in(Stage.ENFORCEMENT)
                .does(BUYER, NOT_MINE)
                .closed(Outcome.WITHDRAWN)
                .money();
    }

    @Test
    void staysWithWhoeverActedOnIt() {
        noReasonReturn()
                .does(BUYER, new ConfirmStep(StepKind.RETURN_GOODS, "SF-1"))
                .allowsNot(BUYER, "WithdrawComplaint")
                .refuses(WRONG_STAGE, BUYER, NOT_MINE);
        takenDown()
                .does(BUYER, new MakeOffer(Remedy.PARTIAL_REFUND, Money.of("60.00", "CNY"), "x"))
                .does(SELLER, new AcceptOffer("offer-1"))
                .refuses(WRONG_STAGE, BUYER, NOT_MINE);
    }

    /** Whoever could take it back then would look at the decision first. */
    @Test
    void staysWhereItWasDecided() {
        Dispute heard = takenDown()
                .does(SELLER, new RejectClaim(SellerRejectionGround.OTHER, "x", null))
                .does(SELLER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        heard.allows(BUYER, "WithdrawComplaint");
        heard.does(AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, "no matter of ours, we think"))
                .in(Stage.APPEAL_WINDOW)
                .allowsNot(BUYER, "WithdrawComplaint")
                .refuses(WRONG_STAGE, BUYER, NOT_MINE);
        express(GoodsClass.APPAREL)
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .does(
                        "SUPERVISOR/gao",
                        new RecordExternalOutcome(
                                SuspensionCause.COURT,
                                "(2026)01-1",
                                "the court dismissed it all",
                                null,
                                null,
                                Remedy.NONE,
                                null))
                .refuses(CASE_CLOSED, BUYER, NOT_MINE);
    }

    @Test
    void isNotTakenUpByAWord() {
        noReasonReturn()
                .does(BUYER, new AddStatement("我没有要求退货", Audience.ALL))
                .does(BUYER, NOT_MINE)
                .closed(Outcome.WITHDRAWN);
    }

    @Test
    void staysWhereTheSellerHasPerformed() {
        takenDown()
                .does(SELLER, new AcceptClaim())
                .does(SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"))
                .closed(Outcome.REMEDY_PERFORMED)
                .refuses(CASE_CLOSED, BUYER, NOT_MINE);
        takenDown()
                .does(SELLER, new AcceptClaim())
                .waits("P4D")
                .closed(Outcome.REMEDY_PERFORMED)
                .refuses(CASE_CLOSED, BUYER, NOT_MINE);
    }

    @Test
    void isTakenBackWithinAWeek() {
        Dispute paid = express(GoodsClass.APPAREL).does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"));
        ComplaintFiled filed = (ComplaintFiled) paid.history().getFirst().event();
        assertThat(filed.withdrawUntil()).isEqualTo(Dispute.START.plus(Duration.ofDays(7)));
        paid.waits("P7D").allows(BUYER, "WithdrawComplaint");
        paid.waits("PT1S").allowsNot(BUYER, "WithdrawComplaint").refuses(CASE_CLOSED, BUYER, NOT_MINE);
    }

    @Test
    void isTheBuyersOwnWhereTheBuyerFiledIt() {
        Order order = Dispute.order("129.00", GoodsClass.APPAREL, false, Promise.EXPRESS_REFUND);
        new Dispute()
                .does(BUYER, Dispute.complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order))
                .does("SYSTEM/pay", new RecordAdvance(null, "ADV-1"))
                .allowsNot(BUYER, "WithdrawComplaint")
                .refuses(CASE_CLOSED, BUYER, NOT_MINE);
    }
}
