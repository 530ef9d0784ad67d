package org.ballcourt.cases.command;

import org.ballcourt.contracts.Money;

/** The platform's payment system. Both methods may throw {@link PaymentsUnavailable}. */
public interface Payments {
    /** Whether it knows a payment of that amount under that reference. */
    boolean confirms(String reference, Money amount);

    /**
     * Pays the buyer of a case from the platform's fund; the same key never pays twice.
     *
     * @return the payment's reference
     */
    String payAdvance(String key, String caseId, Money amount);
}
