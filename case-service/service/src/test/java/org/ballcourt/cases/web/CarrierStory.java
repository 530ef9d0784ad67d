package org.ballcourt.cases.web;

import java.util.List;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestEvidence;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.SellerRejectionGround;

/** How a carrier comes to have a part in a case. */
final class CarrierStory {
    private CarrierStory() {}

    static void untilTheCarrierIsAsked(CasesInMemory cases, String caseId) {
        cases.send(
                caseId,
                "SELLER/shop",
                new RejectClaim(SellerRejectionGround.NOT_OUR_PARCEL, "CANARY-rejection", List.of()));
        cases.send(caseId, "BUYER/li", new RequestIntervention(InterventionGround.SELLER_REJECTED, "CANARY-ground"));
        cases.send(caseId, "AGENT/wang", new AcceptIntervention());
        cases.send(
                caseId,
                "AGENT/wang",
                new RequestEvidence(
                        "CARRIER/fastship",
                        "DELIVERED",
                        List.of(EvidenceKind.TRACKING, EvidenceKind.PHOTO),
                        "请提供签收证明"));
    }
}
