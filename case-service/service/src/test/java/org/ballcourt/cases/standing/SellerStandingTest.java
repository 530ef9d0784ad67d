package org.ballcourt.cases.standing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseCommand.ReportNonPerformance;
import org.ballcourt.contracts.CaseCommand.ReverseRecovery;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Promise;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SellerStandingTest {
    private final Court court = new Court();

    private void performs(String caseId) {
        court.does(caseId, "SELLER/shop", new ConfirmStep(StepKind.REFUND, "PAY-1"));
    }

    private JsonNode shop() {
        return court.standing("SELLER/shop");
    }

    @Test
    void isSpotlessBeforeAnythingHappened() {
        assertThat(shop().get("score").intValue()).isEqualTo(100);
        assertThat(shop().has("penalty")).isFalse();
        assertThat(shop().at("/rates/silence").has("rate")).isFalse();
    }

    @Test
    void countsARulingOnlyOnceItIsFinalAndSaysUntilWhen() {
        String caseId = court.ruled("li", "shop", Court.AGENT, RulingResult.GRANTED);
        assertThat(court.points("shop")).isZero();
        court.waits("P7D");
        performs(caseId);

        Instant finalAt = court.dossiers.of(caseId).judged().finalAt();
        assertThat(court.points("shop")).isEqualTo(2);
        assertThat(shop().get("score").intValue()).isEqualTo(98);
        assertThat(shop().get("penalty").stringValue()).isEqualTo("WARNING");
        JsonNode reason = shop().get("reasons").get(0);
        assertThat(reason.get("caseId").stringValue()).isEqualTo(caseId);
        assertThat(reason.get("what").stringValue()).isEqualTo("RULING_AGAINST_SELLER");
        assertThat(reason.get("when").stringValue()).isEqualTo(finalAt.toString());
        assertThat(reason.get("expires").stringValue())
                .isEqualTo(finalAt.plus(Duration.ofDays(365)).toString());
    }

    @Test
    void forgetsARulingAfterTheWindow() {
        court.ruled("li", "shop", Court.AGENT, RulingResult.GRANTED);
        court.waits("P7D");
        court.waits("P364DT23H59M59S");
        assertThat(court.points("shop")).isPositive();
        court.waits("PT2S");
        assertThat(court.points("shop")).isZero();
    }

    @Test
    void bearsNothingWhereSomebodyElseIsAtFaultThoughItPays() {
        String caseId = court.inAdjudication("li", "shop", Court.AGENT, Reason.QUALITY_DEFECT, "129.00");
        court.does(caseId, Court.AGENT, court.ruling(caseId, RulingResult.GRANTED, Fault.CARRIER));
        court.waits("P7D");
        performs(caseId);
        assertThat(court.points("shop")).isZero();
        assertThat(shop().at("/rates/upheld/count").intValue()).isEqualTo(1);
    }

    @Test
    void isToldOfNothingThatOthersBearAlone() {
        String caseId = court.inAdjudication("li", "shop", Court.AGENT, Reason.QUALITY_DEFECT, "129.00");
        IssueRuling others = court.ruling(caseId, RulingResult.GRANTED, Fault.CARRIER);
        court.does(
                caseId,
                Court.AGENT,
                new IssueRuling(
                        others.findings(),
                        others.result(),
                        others.remedy(),
                        others.amount(),
                        Map.of(Account.CARRIER, 100),
                        others.atFault(),
                        others.clauses(),
                        others.reasons()));
        court.waits("P7D");
        assertThat(shop().at("/rates/upheld/count").intValue()).isZero();
        assertThat(shop().at("/rates/upheld/of").intValue()).isEqualTo(1);
    }

    @Test
    void paysExtraWhereThePlatformHadToPayInItsPlace() {
        String caseId = court.ruled("li", "shop", Court.AGENT, RulingResult.GRANTED);
        court.waits("P7D").waits("P5D");
        assertThat(court.dossiers.of(caseId).course().platformPaid()).isNotNull();
        assertThat(court.points("shop")).isEqualTo(6);
        assertThat(shop().get("penalty").stringValue()).isEqualTo("POINTS_DEDUCTED");
        assertThat(shop().at("/rates/performedOnTime/count").intValue()).isZero();
        assertThat(shop().at("/rates/performedOnTime/of").intValue()).isEqualTo(1);
    }

    /** It was never asked to pay the buyer, so it failed in nothing. */
    @Test
    void hasFailedInNothingWhereTheExpressLanePaid() {
        String caseId =
                court.files("li", "shop", Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", Promise.EXPRESS_REFUND);
        court.does(caseId, "SYSTEM/pay", new RecordAdvance(null, "ADV-1"));
        assertThat(court.dossiers.of(caseId).course().express()).isNotNull();
        assertThat(court.dossiers.of(caseId).course().platformPaid()).isNull();
    }

    /** What the platform bears by now was no failure of the seller's. */
    @Test
    void paysNothingExtraWhereItsContestOfTheRecoveryWasUpheld() {
        String caseId = court.ruled("li", "shop", Court.AGENT, RulingResult.GRANTED);
        court.waits("P7D").waits("P5D");
        assertThat(court.points("shop")).isEqualTo(6);
        court.does(caseId, "SYSTEM/contest", new ReverseRecovery("RC-1", Account.SELLER, Money.of("129.00", "CNY")));
        assertThat(court.dossiers.of(caseId).course().platformPaid()).isNull();
        assertThat(court.points("shop")).isEqualTo(2);
    }

    /** Nobody appeals, and nobody of those who bear it performs. */
    private void grantsAndWaits(String caseId, Fault atFault, Map<Account, Integer> liability) {
        IssueRuling ruling = court.ruling(caseId, RulingResult.GRANTED, atFault);
        court.does(
                caseId,
                Court.AGENT,
                new IssueRuling(
                        ruling.findings(),
                        ruling.result(),
                        ruling.remedy(),
                        ruling.amount(),
                        liability,
                        ruling.atFault(),
                        ruling.clauses(),
                        ruling.reasons()));
        court.waits("P7D").waits("P5D");
    }

    /** The second edition: points come from one's own share and one's own failure alone. */
    @Test
    void bearsNoPointsWhereItBearsNothing() {
        String caseId = court.inAdjudication("li", "shop", Court.AGENT, Reason.QUALITY_DEFECT, "129.00");
        grantsAndWaits(caseId, Fault.SELLER, Map.of(Account.CARRIER, 100));
        assertThat(court.state(caseId).isOpen()).isFalse();
        assertThat(court.points("shop")).isZero();
    }

    @Test
    void bearsPointsOfItsOwnSilenceThoughOthersPayBeside() {
        String caseId = court.inAdjudication("li", "shop", Court.AGENT, Reason.QUALITY_DEFECT, "129.00");
        grantsAndWaits(caseId, Fault.CARRIER, Map.of(Account.SELLER, 50, Account.CARRIER, 50));
        assertThat(court.points("shop")).isEqualTo(4);
    }

    @Test
    void isRemovedAtTheTopOfTheLadder() {
        for (int i = 0; i < 2; i++) {
            String caseId = court.inAdjudication("li", "shop", Court.AGENT, Reason.COUNTERFEIT, "129.00");
            court.does(caseId, Court.AGENT, court.ruling(caseId, RulingResult.GRANTED, Fault.SELLER));
            court.waits("P7D");
            performs(caseId);
        }
        assertThat(court.points("shop")).isEqualTo(48);
        assertThat(shop().get("penalty").stringValue()).isEqualTo("REMOVAL");
    }

    @Test
    void bearsUpheldViolationsUntilTheyExpire() {
        court.violations.put("shop", List.of(new FigureReason("VR-1", "VIOLATION_UPHELD", court.now(), 12, null)));
        assertThat(shop().get("penalty").stringValue()).isEqualTo("LISTING_LIMIT");
        court.waits("P365D");
        assertThat(court.points("shop")).isZero();
    }

    @Test
    void showsItsRatesWithTheCasesBehindThem() {
        String answered = court.files("li", "shop", Reason.QUALITY_DEFECT, "129.00");
        court.does(answered, "SELLER/shop", new AcceptClaim());
        performs(answered);
        String silent = court.files("wen", "shop", Reason.QUALITY_DEFECT, "129.00");
        court.waits("P3D");
        String granted = court.ruled("sun", "shop", Court.AGENT, RulingResult.PARTLY_GRANTED);
        String dismissed = court.ruled("zhou", "shop", Court.AGENT, RulingResult.DISMISSED);
        court.waits("P7D");
        performs(granted);

        assertThat(shop().at("/rates/silence/rate").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(shop().at("/rates/silence/cases/0/caseId").stringValue()).isEqualTo(silent);
        assertThat(shop().at("/rates/intervention/rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(shop().at("/rates/intervention/cases")
                        .valueStream()
                        .map(c -> c.get("caseId").stringValue()))
                .containsExactlyInAnyOrder(granted, dismissed);
        assertThat(shop().at("/rates/upheld/rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(shop().at("/rates/performedOnTime/rate").decimalValue()).isEqualByComparingTo("1");
    }

    @Test
    void hasNotPerformedWhatTheBuyerReportsAsNotDone() {
        String caseId = court.files("li", "shop", Reason.QUALITY_DEFECT, "129.00");
        court.does(caseId, "SELLER/shop", new AcceptClaim());
        performs(caseId);
        court.does(caseId, "BUYER/li", new ReportNonPerformance(StepKind.REFUND, "x"));
        performs(caseId);
        assertThat(shop().at("/rates/performedOnTime/count").intValue()).isEqualTo(1);
        assertThat(shop().at("/rates/performedOnTime/of").intValue()).isEqualTo(2);
    }
}
