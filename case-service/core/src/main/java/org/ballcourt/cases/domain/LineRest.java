package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/** What is left of the price of an order line, and of what may be paid beyond it, while it is given out line by line. */
final class LineRest {
    private Money ofPrice;
    private Money beyond;

    LineRest(Money ofPrice, Money beyond) {
        this.ofPrice = ofPrice;
        this.beyond = beyond;
    }

    /**
     * The lines as far as something is left for them, the first ones first; NONE where that is nothing.
     *
     * @param kept those that stay as they are, and take nothing of what is left
     */
    List<RemedyLine> of(List<RemedyLine> lines, List<RemedyLine> kept, Filing filing) {
        List<RemedyLine> left = new ArrayList<>();
        for (RemedyLine line : lines) {
            Money worth = Closing.inMoney(List.of(line), lines, filing);
            Money part = kept.contains(line) ? worth : take(line, worth);
            if (part.compareTo(worth) == 0) {
                left.add(line);
            } else if (part.isPositive()) {
                left.add(line.withAmount(part));
            }
        }
        return left.isEmpty() ? List.of(new RemedyLine(Remedy.NONE, Money.zero(ofPrice.currency()))) : left;
    }

    private Money take(RemedyLine line, Money worth) {
        boolean compensates = line.remedy() == Remedy.COMPENSATION;
        Money part = Payouts.least(worth, compensates ? beyond : ofPrice);
        ofPrice = compensates ? ofPrice : ofPrice.minus(part);
        beyond = compensates ? beyond.minus(part) : beyond;
        return part;
    }
}
