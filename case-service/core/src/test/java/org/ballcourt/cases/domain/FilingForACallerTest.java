package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.FilingChannel;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;

/** The second edition: an agent takes a complaint down for a buyer who calls, and is no side of it. */
class FilingForACallerTest {
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
}
