package org.ballcourt.cases.standing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A part of a whole, with what makes it up.
 *
 * @param rate from 0 to 1 with four digits; null where there is no whole
 * @param cases the newest of those that count, newest first
 */
record Rate(int count, int of, BigDecimal rate, List<FigureReason> cases) {
    static Rate of(List<FigureReason> counted, int whole) {
        BigDecimal rate = whole == 0
                ? null
                : BigDecimal.valueOf(counted.size()).divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP);
        return new Rate(counted.size(), whole, rate, FigureReason.newestFirst(counted));
    }
}
