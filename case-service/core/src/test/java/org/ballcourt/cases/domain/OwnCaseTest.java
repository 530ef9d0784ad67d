package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AgentComplaintCause;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.MisuseFlag;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SuspensionCause;
import org.ballcourt.contracts.ViolationKind;
import org.junit.jupiter.api.Test;

class OwnCaseTest {
    @Test
    void isDecidedByNobodyOfItsSidesInWhateverRole() {
        Dispute told = inAcceptance()
                .refuses(OWN_CASE, "AGENT/li", new AcceptIntervention())
                .refuses(OWN_CASE, "AGENT/shop", new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, "不属于平台受理范围"))
                .refuses(OWN_CASE, "AGENT/li", new AddStatement("我在看", null))
                .refuses(OWN_CASE, "SUPERVISOR/shop", new SuspendCase(SuspensionCause.COURT, "r-1"))
                .refuses(
                        UNKNOWN_PARTY,
                        AGENT,
                        new HandOff(Actor.parse("AGENT/li"), HandOffReason.WRONG_QUEUE, List.of()));

        assertThat(told.allowed("AGENT/li")).isEmpty();
        assertThat(told.allowed("SUPERVISOR/shop")).isEmpty();
    }

    @Test
    void isDecidedByNobodyOfWhoCarriedItsGoods() {
        Dispute told = inAcceptance()
                .refuses(OWN_CASE, "AGENT/fastship", new AcceptIntervention())
                .refuses(OWN_CASE, "SUPERVISOR/fastship", new SuspendCase(SuspensionCause.COURT, "r-1"));

        assertThat(told.allowed("AGENT/fastship")).isEmpty();
        told.refuses(
                UNKNOWN_PARTY, AGENT, new HandOff(Actor.parse("AGENT/fastship"), HandOffReason.WRONG_QUEUE, List.of()));
    }

    @Test
    void isReviewedByNobodyOfItsSides() {
        inAppealWindow()
                .does(SELLER, new LodgeAppeal(AppealGround.PROCEDURE, "程序有问题，没有听取我方意见", null, null))
                .refuses(OWN_CASE, "REVIEWER/li", new DecideAppeal(AppealDecision.DISMISSED, null, "维持原裁决结果"));
    }

    @Test
    void isDecidedByNobodyWhoWasAskedForAFactOfIt() {
        RequestEvidence asksTheLab =
                new RequestEvidence("LAB/sgs", "DEFECT_SHOWN", List.of(EvidenceKind.INSPECTION_REPORT), "请检测灯泡");
        Dispute told = inEvidence()
                .does(AGENT, asksTheLab)
                .refuses(OWN_CASE, "SENIOR/sgs", new AddStatement("看看", null))
                .refuses(OWN_CASE, "SUPERVISOR/sgs", new SuspendCase(SuspensionCause.COURT, "r-1"));

        assertThat(told.allowed("SENIOR/sgs")).isEmpty();
    }

    @Test
    void looksAtStageAndRoleFirst() {
        inEvidence()
                .refuses(WRONG_STAGE, "AGENT/li", new AcceptIntervention())
                .refuses(NOT_YOUR_ROLE, "REVIEWER/li", new AcceptIntervention());
    }

    @Test
    void hasTwoDifferentSides() {
        Order order = order("129.00");
        Order fromOneself = new Order(
                order.orderId(),
                order.orderLineId(),
                "shop",
                "shop",
                null,
                null,
                order.goodsClass(),
                order.unitPrice(),
                1,
                order.paidAt(),
                order.shippedAt(),
                order.signedAt(),
                null,
                List.of(),
                false,
                null,
                null,
                null);

        new Dispute()
                .refuses(
                        OWN_CASE, "BUYER/shop", complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", fromOneself));
    }

    @Test
    void isNoReportOfOneself() {
        new Dispute()
                .refuses(
                        OWN_CASE,
                        "SELLER/shop",
                        new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "我自己刷单", null, null))
                .uploaded("BUYER/li", "ev-1")
                .does(
                        "BUYER/li",
                        new ReportViolation("shop", ViolationKind.FAKE_RATINGS, "刷单十次以上", null, List.of("ev-1")))
                .does("SELLER/shop", new AnswerReport("没有刷单", null))
                .refuses(OWN_CASE, "SUPERVISOR/li", new DecideViolation(MatterDecision.UPHELD, "情况属实并有截图"))
                .refuses(OWN_CASE, "SUPERVISOR/shop", new DecideViolation(MatterDecision.DISMISSED, "没有证据证明刷单"))
                .does(SUPERVISOR, new DecideViolation(MatterDecision.DISMISSED, "没有证据证明刷单"));
    }

    @Test
    void isNoContestThatItsOwnerDecides() {
        new Dispute()
                .flagged(MisuseFlag.SILENCE)
                .does(SELLER, new ContestFlag(MisuseFlag.SILENCE, "我一直都有回复"))
                .refuses(OWN_CASE, "SUPERVISOR/shop", new DecideContest(MatterDecision.UPHELD, "标记有误应当撤销"))
                .does(SELLER, new AddStatement("请看记录", null));
    }

    @Test
    void isNotAskedOfWhoHasAPartInTheOrder() {
        LineName line = new LineName("O-1", "1");
        Dispute byTheBuyer = alone().knowing(order("129.00"))
                .does(BUYER, new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "商家不理我", null, line));
        for (String desk : List.of("AGENT", "SENIOR", "SUPERVISOR")) {
            byTheBuyer
                    .refuses(OWN_CASE, desk + "/shop", new AnswerContact("我们正在处理您的问题"))
                    .refuses(OWN_CASE, desk + "/fastship", new AnswerContact("我们正在处理您的问题"));
        }
        assertThat(byTheBuyer.allowed("AGENT/shop")).isEmpty();
        byTheBuyer.does(AGENT, new AnswerContact("我们正在处理您的问题"));

        alone().knowing(order("129.00"))
                .does(SELLER, new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "买家无理取闹", null, line))
                .refuses(OWN_CASE, "AGENT/li", new AddStatement("我来处理", null))
                .does("AGENT/unknown", new AnswerContact("我们正在处理您的问题"));
    }

    @Test
    void isNotAskedOfWhoHasAPartInTheCase() {
        filed().beside()
                .does(BUYER, new OpenContact(ContactChannel.PHONE, ContactTopic.REFUND, "快递不理我", "BC-1", null))
                .refuses(OWN_CASE, "AGENT/fastship", new AnswerContact("我们正在处理您的问题"))
                .refuses(OWN_CASE, "AGENT/shop", new AnswerContact("我们正在处理您的问题"))
                .does(AGENT, new AnswerContact("我们正在处理您的问题"));
    }

    @Test
    void isNoComplaintAboutTheDeskThatWhoCarriedItsGoodsDecides() {
        inEvidence()
                .beside()
                .does(BUYER, new FileAgentComplaint("BC-1", "wang", AgentComplaintCause.BIAS, "客服态度非常恶劣", List.of()))
                .refuses(
                        OWN_CASE, "SUPERVISOR/fastship", new DecideAgentComplaint(MatterDecision.DISMISSED, "客服并无不当之处"))
                .does(SUPERVISOR, new DecideAgentComplaint(MatterDecision.DISMISSED, "客服并无不当之处"));
    }

    @Test
    void keepsTheRulesOfACaseOfTheFirstEdition() {
        inAcceptanceOfTheFirstEdition().does("AGENT/li", new AcceptIntervention());
    }
}
