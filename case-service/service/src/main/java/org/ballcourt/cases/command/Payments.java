package org.ballcourt.cases.command;

import org.ballcourt.contracts.Money;

/** The platform's payment system. Both methods may throw {@link PaymentsUnavailable}. */
public interface Payments {
    /**
     * A payment as a case needs it.
     *
     * @param payee ROLE/id of who must have been paid
     */
    record Payment(String reference, String caseId, String payee, Money amount) {}

    /** Whether it knows exactly that payment under that reference. */
    boolean confirms(Payment payment);

    /**
     * Pays the buyer of a case from the platform's fund; the same key never pays twice.
     *
     * @return the payment's reference
     */
    String payAdvance(String key, String caseId, Money amount);
}
