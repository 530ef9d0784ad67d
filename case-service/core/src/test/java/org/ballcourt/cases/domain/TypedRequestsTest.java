package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.EvidenceKind.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;

/** The second edition: who is asked for a kind of evidence brings it, or says that there is none. */
class TypedRequestsTest {
    private static RequestEvidence asks(String from, String element, EvidenceKind... kinds) {
        return new RequestEvidence(from, element, List.of(kinds), "请提供");
    }

    private static SubmitEvidence brings(String evidenceId, String element) {
        return new SubmitEvidence(evidenceId, element, null);
    }

    private static DeclareUnavailable none(String dutyId) {
        return new DeclareUnavailable(dutyId, "出厂时没有做过检验");
    }

    private static Dispute asked(String element) {
        return with(inEvidence()).does(AGENT, asks("SELLER", element, INSPECTION_REPORT, CERTIFICATE));
    }

    private static Dispute askedInAdjudication() {
        return with(inAdjudication()).does(AGENT, asks("SELLER", "SOUND_WHEN_SENT", INSPECTION_REPORT));
    }

    private static Dispute with(Dispute dispute) {
        return dispute.uploaded(SELLER, "text", OTHER)
                .uploaded(SELLER, "photo", PHOTO)
                .uploaded(SELLER, "report", INSPECTION_REPORT)
                .uploaded("CARRIER/fastship", "label", LABEL);
    }

    @Test
    void areAnsweredByOneOfTheKindsAlone() {
        asked("SOUND_WHEN_SENT")
                .refuses(KIND_NOT_ASKED, SELLER, brings("text", "SOUND_WHEN_SENT"))
                .refuses(KIND_NOT_ASKED, SELLER, brings("text", null))
                .ball("BUYER PROVE", "SELLER PROVE", "SELLER ANSWER_REQUEST")
                .does(SELLER, brings("report", "SOUND_WHEN_SENT"))
                .ball("BUYER PROVE", "SELLER PROVE");
    }

    @Test
    void askNoSideAsTheLaboratoryOfItsOwnCase() {
        inEvidence()
                .refuses(UNKNOWN_PARTY, AGENT, asks("LAB/li", null, INSPECTION_REPORT))
                .refuses(UNKNOWN_PARTY, AGENT, asks("LAB/shop", null, INSPECTION_REPORT))
                .does(AGENT, asks("LAB/sgs", null, INSPECTION_REPORT));
    }

    @Test
    void leaveASideFreeToProveSomethingElseInTheRound() {
        asked("SOUND_WHEN_SENT")
                .does(SELLER, brings("photo", "DEFECT_SHOWN"))
                .ball("BUYER PROVE", "SELLER PROVE", "SELLER ANSWER_REQUEST");
        asked(null)
                .refuses(KIND_NOT_ASKED, SELLER, brings("photo", null))
                .does(SELLER, brings("photo", "DEFECT_SHOWN"))
                .ball("BUYER PROVE", "SELLER PROVE", "SELLER ANSWER_REQUEST");
    }

    @Test
    void sayThemselvesWhatTheyAskFor() {
        Dispute dispute = asked("SOUND_WHEN_SENT");
        assertThat(dispute.state().ball().open().getLast().kinds()).containsExactly(INSPECTION_REPORT, CERTIFICATE);
    }

    @Test
    void areAnsweredByTheDeclarationThatThereIsNone() {
        askedInAdjudication()
                .refuses(KIND_NOT_ASKED, SELLER, brings("photo", "SOUND_WHEN_SENT"))
                .allows(SELLER, "SubmitEvidence", "DeclareUnavailable")
                .does(SELLER, none(null))
                .stored("UnavailabilityDeclared")
                .ball("AGENT RULE")
                .allowsNot(SELLER, "DeclareUnavailable");
    }

    @Test
    void wantAReasonForThat() {
        askedInAdjudication().refuses(REASON_MISSING, SELLER, new DeclareUnavailable(null, "没有"));
    }

    @Test
    void presumeNothingOnceDeclared() {
        Dispute declared = askedInAdjudication().does(SELLER, none(null)).waits("P5D");
        assertThat(declared.state().proof().presumptions()).isEmpty();

        Dispute silent = askedInAdjudication().waits("PT49H");
        assertThat(silent.state().proof().presumptionOn("SOUND_WHEN_SENT")).isPresent();
    }

    @Test
    void endTheRoundWithTheirLastAnswer() {
        asked("SOUND_WHEN_SENT")
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .in(Stage.EVIDENCE)
                .does(SELLER, none("d6"))
                .in(Stage.ADJUDICATION);
    }

    @Test
    void areDeclaredOnByWhomTheyAreFor() {
        askedInAdjudication()
                .does(AGENT, asks("CARRIER", "DEFECT_SHOWN", TRACKING))
                .refuses(KIND_NOT_ASKED, "CARRIER/fastship", brings("label", "DEFECT_SHOWN"))
                .refuses(DUTY_NOT_OPEN, SELLER, none("d99"))
                .refuses(NOT_YOURS_TO_ANSWER, SELLER, none("d8"))
                .refuses(DUTY_NOT_OPEN, BUYER, none(null))
                .refuses(NOT_YOUR_ROLE, AGENT, none(null))
                .does("CARRIER/fastship", none("d8"))
                .ball("AGENT RULE", "SELLER ANSWER_REQUEST");
    }

    @Test
    void areAnsweredByAnythingInTheFirstEdition() {
        with(inAcceptanceOfTheFirstEdition().does(AGENT, new AcceptIntervention()))
                .does(AGENT, asks("SELLER", "SOUND_WHEN_SENT", INSPECTION_REPORT))
                .refuses(WRONG_STAGE, SELLER, none(null))
                .allowsNot(SELLER, "DeclareUnavailable")
                .does(SELLER, brings("text", null))
                .ball("BUYER PROVE", "SELLER PROVE");
    }
}
