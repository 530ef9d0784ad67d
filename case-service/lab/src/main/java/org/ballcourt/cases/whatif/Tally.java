package org.ballcourt.cases.whatif;

import java.math.BigDecimal;

/** For whom it is better or worse, and by how much in all. */
final class Tally {
    private BigDecimal sum = BigDecimal.ZERO;
    private long better;
    private long worse;

    void add(BigDecimal change) {
        sum = sum.add(change);
        better += change.signum() > 0 ? 1 : 0;
        worse += change.signum() < 0 ? 1 : 0;
    }

    BigDecimal sum() {
        return sum;
    }

    long better() {
        return better;
    }

    long worse() {
        return worse;
    }
}
