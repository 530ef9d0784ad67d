package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * What a desk, or one of its people, did in a time.
 *
 * @param of a role, or {@code ROLE/id}
 * @param cases on which any of this happened
 * @param firstActions the first duty that the desk had in each case
 * @param rulings the duties RULE and REVIEW
 * @param acts all duties
 * @param appealsDecided appeals against first rulings of this one
 * @param declined interventions that this one did not take
 * @param overturned of its refusals to take a case, those that a reviewer found wrong in this time
 * @param abandoned cases that the platform had taken and that the buyer withdrew or left alone
 * @param firstAnswers to those who asked the desk, by version of the rules
 * @param held for how long the ball lay here
 */
record DeskLine(
        String of,
        int cases,
        OnTime firstActions,
        OnTime rulings,
        OnTime acts,
        int handOffs,
        int emptyHandOffs,
        int ownersFixed,
        List<String> ownersFixedCases,
        int appealsDecided,
        int appealsUpheld,
        int declined,
        int overturned,
        int abandoned,
        int evidenceRounds,
        Duration held,
        List<FirstAnswers> firstAnswers) {

    /** @param rate null where there was nothing to do */
    record OnTime(int onTime, int late, BigDecimal rate) {
        static OnTime of(int onTime, int late) {
            int all = onTime + late;
            return new OnTime(
                    onTime,
                    late,
                    all == 0
                            ? null
                            : BigDecimal.valueOf(onTime).divide(BigDecimal.valueOf(all), 4, RoundingMode.HALF_UP));
        }
    }
}
