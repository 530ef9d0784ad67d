package org.ballcourt.cases.standing;

import java.util.Optional;
import org.ballcourt.cases.standing.SellerFigures.BareRates;
import org.ballcourt.cases.standing.SellerFigures.SellerForBuyers;
import org.ballcourt.contracts.Penalty;

/**
 * What somebody without an account may know of a seller: no more than a buyer does, and only of one with so many cases that none of
 * them can be told from the figures.
 *
 * @param rung how high on the ladder of penalties, counted from 1; 0 where it stands on none
 * @param penalty what that rung brings; null on none
 */
public record SellerAtAGlance(String of, int cases, int rung, Penalty penalty, BareRates rates) {
    /** Empty where the seller has fewer cases than that, or none. */
    static Optional<SellerAtAGlance> of(SellerForBuyers seller, int least) {
        return seller.cases() < least
                ? Optional.empty()
                : Optional.of(new SellerAtAGlance(
                        seller.of(), seller.cases(), seller.rung(), seller.penalty(), seller.rates()));
    }
}
