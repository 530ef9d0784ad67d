package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.policy.Shipped;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;

class RefusalsOfCasesTest {
    private static final DeclineIntervention NO = new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, "不属于受理范围");

    @Test
    void areCountedForTheDeskAndForWhoeverRefused() {
        Court court = new Court(Shipped.policies());
        String first = inAcceptance(court, "li");
        String second = inAcceptance(court, "mei");
        court.does(first, "AGENT/lazy", NO);
        court.does(second, "AGENT/lazy", NO);
        court.does(first, "BUYER/li", new LodgeAppeal(AppealGround.PROCEDURE, "当然属于受理范围", null, null));
        court.does(first, "REVIEWER/xu", new DecideAppeal(AppealDecision.REVISED, null, "质量问题属于受理范围"));
        court.waits("P8D");

        DeskLine desk = court.desks().get("AGENT");
        DeskLine lazy = court.desks().get("AGENT/lazy");
        assertThat(desk.declined()).isEqualTo(2);
        assertThat(desk.overturned()).isEqualTo(1);
        assertThat(lazy.declined()).isEqualTo(2);
        assertThat(lazy.overturned()).isEqualTo(1);
        assertThat(court.desks().get("REVIEWER").declined()).isZero();
        assertThat(lazy.appealsDecided()).isZero();
    }

    private static String inAcceptance(Court court, String buyer) {
        String caseId = court.files(buyer, "shop", Reason.QUALITY_DEFECT, "129.00");
        court.does(caseId, "SELLER/shop", new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of()));
        court.does(caseId, "BUYER/" + buyer, new RequestIntervention(InterventionGround.SELLER_REJECTED, "x"));
        return caseId;
    }
}
