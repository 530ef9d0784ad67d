package org.ballcourt.cases.domain;

import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;

/** How much may be asked, offered or granted. */
final class Amounts {
    private Amounts() {}

    /** The amount of a remedy, checked against the order; left out it is the order's value for a full refund, else zero. */
    static Money claimed(Remedy remedy, Money amount, Order order, Policy policy) {
        Money value = order.value();
        if (!value.currency().equals(policy.currency())) {
            throw wrongCurrency(policy.currency());
        }
        if (amount == null) {
            boolean full = remedy == Remedy.REFUND || remedy == Remedy.RETURN_AND_REFUND;
            return full ? value : Money.zero(value.currency());
        }
        if (!amount.currency().equals(value.currency())) {
            throw wrongCurrency(value.currency());
        }
        Money cap = remedy == Remedy.COMPENSATION ? policy.compensationCap(value) : value;
        if (amount.compareTo(cap) > 0) {
            throw new CaseRejection(
                    RejectionCode.AMOUNT_EXCEEDS_ORDER,
                    Message.of("rule.amount-over-limit")
                            .with("remedy", remedy)
                            .with("amount", amount)
                            .with("cap", cap));
        }
        return amount;
    }

    private static CaseRejection wrongCurrency(String currency) {
        return new CaseRejection(
                RejectionCode.WRONG_CURRENCY, Message.of("rule.wrong-currency").with("currency", currency));
    }
}
