package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;

/** The complaint itself. */
public record Filing(
        String buyer,
        String seller,
        Order order,
        Reason reason,
        Remedy remedy,
        Money amount,
        boolean urgent,
        String policy,
        Instant at) {
    /** The burden ledger of this complaint. */
    List<Burden> burdens(Policy rules) {
        return rules.burdensOf(reason, order.goodsClass());
    }
}
