package org.ballcourt.platformstub;

import org.ballcourt.contracts.Money;

/**
 * A payment from the marketplace's own fund.
 *
 * @param payee {@code ROLE/id} of who is paid
 */
public record StubPayment(String caseId, String orderId, String orderLineId, String payee, Money amount) {
    public StubPayment {
        if (caseId == null || orderId == null || orderLineId == null || payee == null || amount == null) {
            throw new IllegalArgumentException("a payment has caseId, orderId, orderLineId, payee and amount");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a payment is more than nothing");
        }
    }
}
