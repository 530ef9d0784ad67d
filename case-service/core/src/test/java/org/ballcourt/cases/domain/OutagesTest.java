package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Dispute.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** A claim of two days at 10:00 on 2 November is answered by 10:00 on 4 November, and so much later as nobody could act. */
class OutagesTest {
    private record OnlyPolicy(Policy policy) implements Policies {
        @Override
        public Policy inForce(Instant at) {
            return policy;
        }

        @Override
        public Policy version(String version) {
            return policy;
        }
    }

    private static CreditOutage outage(String from, String until) {
        return new CreditOutage(START.plus(Duration.parse(from)), START.plus(Duration.parse(until)));
    }

    private static Dispute reported(CreditOutage... outages) {
        Dispute dispute = filed().sleeps("PT40H");
        for (CreditOutage outage : outages) {
            dispute.does("SYSTEM/clock", outage);
        }
        return dispute;
    }

    @Test
    void areGivenBackOnceWhereTwoReportsOverlap() {
        reported(outage("PT10H", "PT14H"), outage("PT12H", "PT15H"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T15:00+08:00");
        reported(outage("PT12H", "PT15H"), outage("PT10H", "PT14H"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T15:00+08:00");
    }

    @Test
    void areGivenBackOnceWhereOneReportHoldsTheOther() {
        reported(outage("PT10H", "PT15H"), outage("PT11H", "PT12H"))
                .stored()
                .ball("SELLER ANSWER_CLAIM 2026-11-04T15:00+08:00");
        reported(outage("PT11H", "PT12H"), outage("PT10H", "PT15H"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T15:00+08:00");
    }

    /** What was down next goes on with what was down before, however short it was itself. */
    @Test
    void areOneWhereOneEndsAsTheOtherBegins() {
        reported(outage("PT10H", "PT11H"), outage("PT11H", "PT11H10M"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T11:10+08:00");
        reported(outage("PT10H", "PT11H"), outage("PT11H1S", "PT11H10M"))
                .stored()
                .ball("SELLER ANSWER_CLAIM 2026-11-04T11:00+08:00");
    }

    /** Nobody could act from the begin of the first to the end of the last. */
    @Test
    void areOneWhereTheyTouchHoweverShortEachIs() {
        CreditOutage first = outage("PT10H", "PT10H10M");
        CreditOutage second = outage("PT10H10M", "PT10H20M");
        CreditOutage third = outage("PT10H15M", "PT10H25M");
        for (List<CreditOutage> order :
                List.of(List.of(first, second, third), List.of(third, second, first), List.of(first, third, second))) {
            reported(order.toArray(CreditOutage[]::new))
                    .stored("OutageCredited")
                    .ball("SELLER ANSWER_CLAIM 2026-11-04T10:25+08:00")
                    .does("SYSTEM/clock", second)
                    .stored();
        }
        reported(first, third).stored();
        reported(first, outage("PT10H10M1S", "PT10H20M")).stored();
    }

    /** What would be over again before the report came ends with the report: no deadline is set into the past. */
    @Test
    void areGivenBackUntilNowWhereTheReportComesLate() {
        filed().sleeps("PT49H")
                .does("SYSTEM/clock", outage("PT47H55M", "PT48H15M"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T11:00+08:00");
    }

    @Test
    void areOneWithALongOneThatTheyTouch() {
        reported(outage("PT10H", "PT10H10M"), outage("PT10H10M", "PT11H"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T11:00+08:00");
    }

    @Test
    void areGivenBackInWhateverOrderTheyAreReported() {
        reported(outage("PT30H", "PT31H"), outage("PT10H", "PT12H"))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T13:00+08:00")
                .does("SYSTEM/clock", outage("PT9H", "PT32H"))
                .ball("SELLER ANSWER_CLAIM 2026-11-05T09:00+08:00")
                .does("SYSTEM/clock", outage("PT9H", "PT32H"))
                .stored();
    }

    /** The seller was told for two hours, not for the three of the outage. */
    @Test
    void areGivenBackToThoseWhoHadToAct() {
        filed().sleeps("PT2H")
                .does("SYSTEM/clock", outage("-PT1H", "PT2H"))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T12:00+08:00");
    }

    @Test
    void endNothingThatWasOverBetweenThem() {
        filed().sleeps("PT60H")
                .does("SYSTEM/clock", outage("PT50H", "PT51H"))
                .stored("DutyLapsed", "InterventionRequested", "OutageCredited")
                .does("SYSTEM/clock", outage("PT10H", "PT12H"))
                .stored();
    }

    @Test
    void countFromTheLengthThatThePolicySays() {
        ObjectNode changed = Wire.json().valueToTree(ShippedPolicies.china().inForce(START));
        ((ObjectNode) changed.get("secondEdition").get("outages")).put("threshold", "PT1H");
        Policy patient = Wire.json().treeToValue(changed, Policy.class);
        new Dispute(new OnlyPolicy(patient))
                .does(BUYER, complaint(Reason.QUALITY_DEFECT, Remedy.REFUND, "129.00", order("129.00")))
                .sleeps("PT3H")
                .does("SYSTEM/clock", outage("PT0S", "PT1H"))
                .stored()
                .does("SYSTEM/clock", outage("PT0S", "PT1H0.001S"))
                .stored("OutageCredited");
    }

    @Test
    void givesTheTimeOfAnOutageBack() {
        Dispute dispute = filed().sleeps("PT50H");
        dispute.does("SYSTEM/clock", new CreditOutage(START.plus(Duration.ofHours(40)), dispute.now()))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T20:00+08:00");
    }

    /** Two who measure it see the same outage a little differently; together they give back what both saw, once. */
    @Test
    void givesTheUnionOfOutagesBackOnce() {
        Instant from = START.plus(Duration.ofHours(10));
        Dispute dispute = filed().sleeps("PT21H");
        dispute.does("SYSTEM/clock", new CreditOutage(from, START.plus(Duration.ofHours(20))))
                .ball("SELLER ANSWER_CLAIM 2026-11-04T20:00+08:00")
                .does("SYSTEM/clock", new CreditOutage(from.minusSeconds(9), START.plus(Duration.ofHours(20))))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T20:00:09+08:00")
                .does("SYSTEM/clock", new CreditOutage(from.plusSeconds(9), START.plus(Duration.ofMinutes(1203))))
                .stored("OutageCredited")
                .ball("SELLER ANSWER_CLAIM 2026-11-04T20:03:09+08:00");
    }

    @Test
    void doesNotCreditAShortOutage() {
        Dispute dispute = filed().sleeps("PT15M");
        dispute.does("SYSTEM/clock", new CreditOutage(START, dispute.now())).stored();
    }

    @Test
    void letsADutyLapseThatWasOverBeforeTheOutageAndCreditsWhatFollowed() {
        Dispute dispute = filed().sleeps("PT60H");
        dispute.does("SYSTEM/clock", new CreditOutage(START.plus(Duration.ofHours(49)), dispute.now()))
                .stored("DutyLapsed", "InterventionRequested", "OutageCredited")
                .ball("AGENT TRIAGE");
    }
}
