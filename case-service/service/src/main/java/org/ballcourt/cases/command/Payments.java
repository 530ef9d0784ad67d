package org.ballcourt.cases.command;

import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;

/** The platform's payment system. Both methods may throw {@link PaymentsUnavailable}. */
public interface Payments {
    /**
     * Money that goes to somebody for a case.
     *
     * @param payee ROLE/id of who is paid, or PLATFORM
     */
    record Transfer(String caseId, String orderId, String orderLineId, String payee, Money amount) {
        static Transfer of(String caseId, Order order, String payee, Money amount) {
            return new Transfer(caseId, order.orderId(), order.orderLineId(), payee, amount);
        }
    }

    /** Whether it knows exactly that transfer under that reference. */
    boolean confirms(String reference, Transfer transfer);

    /**
     * Pays from the platform's fund; the same key never pays twice.
     *
     * @return the payment's reference
     */
    String pay(String key, Transfer transfer);
}
