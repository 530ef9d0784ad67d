package org.ballcourt.cases.domain;

import java.util.Currency;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.RejectionCode;

/**
 * Which market's rules a new complaint stands under, where an installation serves several.
 *
 * @param inForce the version in force of each, the installation's own first
 */
record Markets(List<Policy> inForce) {
    /** By the order's market, else by its currency; the installation's own where neither says it. */
    Policy of(Order order) {
        List<Policy> fitting = fitting(order);
        return own().secondEdition() == null || fitting.isEmpty() || isAmbiguous(order, fitting)
                ? own()
                : fitting.contains(own()) ? own() : fitting.getFirst();
    }

    /** Throws a rejection where the order names a market that there is not, or does not say which of several. */
    void require(Order order) {
        List<Policy> fitting = fitting(order);
        boolean unknown = order.market() != null && fitting.isEmpty();
        if (own().secondEdition() == null || !unknown && !isAmbiguous(order, fitting)) {
            return;
        }
        List<String> names =
                (unknown ? inForce : fitting).stream().map(Policy::market).toList();
        Message message = unknown
                ? Message.of("rule.no-such-market").with("market", order.market())
                : Message.of("rule.market-missing")
                        .with("currency", Currency.getInstance(order.unitPrice().currency()));
        throw new CaseRejection(RejectionCode.UNKNOWN_MARKET, message.with("markets", names));
    }

    private Policy own() {
        return inForce.getFirst();
    }

    private List<Policy> fitting(Order order) {
        return inForce.stream()
                .filter(policy -> order.market() == null
                        ? policy.currency().equals(order.unitPrice().currency())
                        : policy.market().equals(order.market()))
                .toList();
    }

    private boolean isAmbiguous(Order order, List<Policy> fitting) {
        return order.market() == null && fitting.size() > 1 && !fitting.contains(own());
    }
}
