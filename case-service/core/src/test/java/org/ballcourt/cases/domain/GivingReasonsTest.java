package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.domain.Dispute.*;
import static org.ballcourt.contracts.RejectionCode.*;

import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.AppealGround;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.AppealDecided;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.SeniorGround;
import org.ballcourt.contracts.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivingReasonsTest {
    private static final SecondEdition.Reasons RULE = new SecondEdition.Reasons(10, 4);

    @ParameterizedTest
    @ValueSource(
            strings = {"ten letters", "It was not shown.", "证据确凿", "见图，有裂", "坏 as is shown", "质量不好!", "éééééééééé"})
    void areTenLettersOrFourChineseCharacters(String text) {
        assertThat(RULE.isReason(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  \n ", "x", "nine lette", "1234567890123", "..........", "不行", "三个字。。。", "ok 不行", "。，！？"})
    void areNeitherLessNorMarksAndFigures(String text) {
        assertThat(RULE.isReason(text)).as(text).isFalse();
    }

    @Test
    void countLettersAndNotTheUnitsThatTheyTake() {
        String letter = Character.toString(0x1D504);
        assertThat(RULE.isReason(letter.repeat(9))).isFalse();
        assertThat(RULE.isReason(letter.repeat(10))).isTrue();
        assertThat(RULE.isReason(Character.toString(0x20000).repeat(3))).isFalse();
    }

    @Test
    void standInEveryFindingAndInTheRuling() {
        inAdjudication()
                .refuses(REASON_MISSING, AGENT, ruling(WHY, "x", WHY))
                .refuses(REASON_MISSING, AGENT, ruling(WHY, WHY, null))
                .does(AGENT, ruling(WHY, WHY, WHY))
                .in(Stage.APPEAL_WINDOW);
    }

    @Test
    void areNamedAllAtOnceWhereTheyAreMissing() {
        Dispute dispute = inAdjudication();
        assertThatThrownBy(() -> dispute.does(AGENT, ruling("x", " ", null)))
                .hasMessageContaining("findings.0.because, findings.1.because, reasons");
    }

    /** Whoever rules mends everything in one go. */
    @Test
    void areMissedTogetherWithWhateverElseIsWrongWithTheRuling() {
        IssueRuling empty =
                new IssueRuling(null, RulingResult.GRANTED, null, null, Map.of(Account.SELLER, 60), null, null, " ");
        Dispute dispute = inAdjudication();
        assertThatThrownBy(() -> dispute.does(AGENT, empty)).isInstanceOfSatisfying(CaseRejection.class, no -> {
            assertThat(no.code()).isEqualTo(REASON_MISSING);
            assertThat(no.fields()).containsOnlyKeys("reasons", "findings", "liability");
        });
        Dispute appealed = inAppealWindow().does(SELLER, appeal(WHY));
        assertThatThrownBy(() -> appealed.does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, empty, "x")))
                .isInstanceOfSatisfying(
                        CaseRejection.class,
                        no -> assertThat(no.fields())
                                .containsOnlyKeys("reasons", "ruling.reasons", "ruling.findings", "ruling.liability"));
    }

    @Test
    void areAskedForBeforeTheRuleOfTheSubjectAndAfterTheRole() {
        inAdjudication()
                .refuses(NOT_YOUR_ROLE, BUYER, ruling("x", "x", "x"))
                .refuses(
                        REASON_MISSING,
                        AGENT,
                        new IssueRuling(null, RulingResult.GRANTED, null, null, null, null, null, "x"))
                .refuses(
                        FINDING_MISSING,
                        AGENT,
                        new IssueRuling(null, RulingResult.GRANTED, null, null, null, null, null, WHY));
    }

    @Test
    void belongToAppealsAndTheirDecisions() {
        Dispute review = inAppealWindow()
                .refuses(REASON_MISSING, SELLER, appeal("x"))
                .does(SELLER, appeal(WHY))
                .refuses(REASON_MISSING, REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, null))
                .refuses(REASON_MISSING, REVIEWER, new DecideAppeal(AppealDecision.REVISED, ruling("x", WHY, WHY), WHY))
                .refuses(
                        REASON_MISSING, REVIEWER, new DecideAppeal(AppealDecision.REVISED, ruling(WHY, WHY, "x"), WHY));
        assertThatThrownBy(() ->
                        review.does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, ruling("x", WHY, null), "x")))
                .hasMessageContaining("reasons, ruling.findings.0.because, ruling.reasons");
        review.does(REVIEWER, new DecideAppeal(AppealDecision.REVISED, ruling(WHY, WHY, null), WHY));
        AppealDecided decided = (AppealDecided) review.last().getFirst();
        assertThat(decided.ruling().reasons().plain()).isEqualTo(WHY);
    }

    @Test
    void belongToADeclinedIntervention() {
        inAcceptance()
                .refuses(REASON_MISSING, AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, null))
                .refuses(REASON_MISSING, AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, "no"))
                .does(AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, WHY))
                .in(Stage.APPEAL_WINDOW);
    }

    @Test
    void belongToTheGroundsThatAccuse() {
        filed(Reason.COUNTERFEIT, Remedy.REFUND, "129.00")
                .refuses(REASON_MISSING, BUYER, new RequestIntervention(InterventionGround.CLEAR_VIOLATION, "x"))
                .refuses(REASON_MISSING, SELLER, new RequestIntervention(InterventionGround.BAD_FAITH, null))
                .refuses(GROUND_NOT_MET, BUYER, new RequestIntervention(InterventionGround.LARGE_AMOUNT, null));
    }

    @Test
    void belongToWhatMovesACaseToASeniorForItsComplexity() {
        Dispute ruling = inAdjudication()
                .refuses(REASON_MISSING, AGENT, new EscalateToSenior(SeniorGround.COMPLEX, null))
                .refuses(REASON_MISSING, AGENT, new EscalateToSenior(SeniorGround.COMPLEX, "x"))
                .refuses(GROUND_NOT_MET, AGENT, new EscalateToSenior(SeniorGround.LARGE_AMOUNT, null));
        ruling.does(AGENT, new EscalateToSenior(SeniorGround.COMPLEX, WHY)).stored("EscalatedToSenior");
    }

    @Test
    void wereNotAskedForInTheFirstEdition() {
        inAcceptanceOfTheFirstEdition()
                .does(AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, null))
                .closed(Outcome.INADMISSIBLE);
        inAcceptanceOfTheFirstEdition()
                .does(AGENT, new AcceptIntervention())
                .does(BUYER, new CompleteEvidence())
                .does(SELLER, new CompleteEvidence())
                .does(AGENT, ruling(null, null, null))
                .does(SELLER, appeal(null))
                .does(REVIEWER, new DecideAppeal(AppealDecision.DISMISSED, null, null))
                .in(Stage.ENFORCEMENT);
    }

    private static LodgeAppeal appeal(String explanation) {
        return new LodgeAppeal(AppealGround.PROCEDURE, explanation, null, null);
    }

    private static IssueRuling ruling(String because, String alsoBecause, String reasons) {
        return new IssueRuling(
                List.of(
                        new FindingOf("DEFECT_SHOWN", Finding.PROVEN, because, List.of()),
                        new FindingOf("SOUND_WHEN_SENT", Finding.NOT_PROVEN, alsoBecause, List.of())),
                RulingResult.GRANTED,
                Remedy.REFUND,
                Money.of("129.00", "CNY"),
                Map.of(Account.SELLER, 100),
                Fault.SELLER,
                List.of("quality.burden"),
                reasons);
    }
}
