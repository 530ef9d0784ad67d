package org.ballcourt.contracts;

import java.util.List;

/**
 * What other cases of the same order line have brought to the buyer.
 *
 * @param refunded counts against the price of the line
 * @param compensated counts against the cap of compensation
 * @param cases those of them between the same buyer and seller
 */
public record EarlierPayments(Money refunded, Money compensated, List<String> cases) {
    public EarlierPayments {
        cases = List.copyOf(cases);
    }
}
