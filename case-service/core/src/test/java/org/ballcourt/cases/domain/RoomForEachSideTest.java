package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.stream.IntStream;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;

/** The second edition: sixty pieces of evidence of each, beyond those that it was asked for. */
class RoomForEachSideTest {
    private static Dispute full(Dispute dispute, String side) {
        IntStream.rangeClosed(1, 60)
                .forEach(i -> dispute.uploaded(side, side + i).does(side, new SubmitEvidence(side + i, null, null)));
        return dispute.uploaded(side, side + "-more");
    }

    private static SubmitEvidence more(String side) {
        return new SubmitEvidence(side + "-more", null, null);
    }

    @Test
    void isOverAfterSixtyPieces() {
        full(filed(), SELLER)
                .refuses(TOO_MANY_EXHIBITS, SELLER, more(SELLER))
                .allowsNot(SELLER, "SubmitEvidence")
                .allows(SELLER, "RejectClaim", "AddStatement");
    }

    @Test
    void isItsOwn() {
        full(filed(), SELLER)
                .uploaded(BUYER, "b-1")
                .allows(BUYER, "SubmitEvidence")
                .does(BUYER, new SubmitEvidence("b-1", null, null));
    }

    @Test
    void countsAPieceOnceHoweverManyElementsItIsFor() {
        Dispute dispute = inEvidence().uploaded(BUYER, "b-1");
        dispute.does(BUYER, new SubmitEvidence("b-1", "DEFECT_SHOWN", null))
                .does(BUYER, new SubmitEvidence("b-1", "SOUND_WHEN_SENT", null));
        IntStream.rangeClosed(2, 60)
                .forEach(i -> dispute.uploaded(BUYER, "b-" + i).does(BUYER, new SubmitEvidence("b-" + i, null, null)));
        dispute.uploaded(BUYER, "b-61").refuses(TOO_MANY_EXHIBITS, BUYER, new SubmitEvidence("b-61", null, null));
    }

    @Test
    void neverKeepsAnybodyFromAnsweringARequest() {
        full(inEvidence(), SELLER)
                .does(AGENT, new RequestEvidence("SELLER", "SOUND_WHEN_SENT", List.of(), null))
                .allows(SELLER, "SubmitEvidence")
                .refuses(TOO_MANY_EXHIBITS, SELLER, new SubmitEvidence(SELLER + "-more", "DEFECT_SHOWN", null))
                .does(SELLER, new SubmitEvidence(SELLER + "-more", "SOUND_WHEN_SENT", null))
                .allowsNot(SELLER, "SubmitEvidence");
    }

    @Test
    void neverKeepsAnybodyFromAnsweringTheClaim() {
        full(filed(), SELLER)
                .does(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "x", List.of(SELLER + "-more")));
    }

    @Test
    void neverKeepsAnybodyFromAppealing() {
        full(inEvidence(), BUYER)
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, granting("129.00"))
                .does(BUYER, new LodgeAppeal(AppealGround.NEW_EVIDENCE, WHY, List.of(BUYER + "-more"), null));
    }

    @Test
    void hasNoEndInTheFirstEdition() {
        full(inAcceptanceOfTheFirstEdition().does(AGENT, new AcceptIntervention()), SELLER)
                .does(SELLER, more(SELLER));
    }
}
