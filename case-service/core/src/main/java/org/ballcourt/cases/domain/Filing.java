package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.PolicyAnnounced;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/**
 * The complaint itself, and the rules that govern it.
 *
 * @param policy the version at filing
 * @param earlier what other cases of the order line had paid when it was filed; null where there were none
 * @param announced later versions that were announced to this case, in that order
 * @param withdrawUntil until when the buyer may withdraw what somebody else filed, also after it was granted; null for what the buyer
 *     filed, or acted on since, or somebody decided
 */
public record Filing(
        String buyer,
        String seller,
        Order order,
        Reason reason,
        Remedy remedy,
        Money amount,
        boolean urgent,
        String policy,
        Instant at,
        EarlierPayments earlier,
        List<Announced> announced,
        Instant withdrawUntil) {
    /** A version that takes over from an instant on. */
    public record Announced(String version, Instant effectiveAt, Instant governsFrom) {}

    public Filing {
        announced = List.copyOf(announced);
    }

    /** Who carried the goods; null where the order names nobody, or where no more of the case is known than its sides. */
    String carrier() {
        return order == null ? null : order.carrier();
    }

    static Filing of(ComplaintFiled event, Instant at) {
        return new Filing(
                event.buyer(),
                event.seller(),
                event.order(),
                event.reason(),
                event.remedy(),
                event.amount(),
                event.urgent(),
                event.policy(),
                at,
                event.earlier(),
                List.of(),
                event.withdrawUntil());
    }

    /** The case is opened again, after others may have paid. */
    Filing reopened(EarlierPayments byOthers) {
        return new Filing(
                buyer, seller, order, reason, remedy, amount, urgent, policy, at, byOthers, announced, withdrawUntil);
    }

    /** It is the buyer's as if the buyer had filed it. */
    Filing notToBeTakenBack() {
        return new Filing(buyer, seller, order, reason, remedy, amount, urgent, policy, at, earlier, announced, null);
    }

    Filing announced(PolicyAnnounced event) {
        List<Announced> all = new ArrayList<>(announced);
        all.add(new Announced(event.to(), event.effectiveAt(), event.governsFrom()));
        return new Filing(
                buyer, seller, order, reason, remedy, amount, urgent, policy, at, earlier, all, withdrawUntil);
    }

    /** What is claimed. */
    List<RemedyLine> lines() {
        return List.of(new RemedyLine(remedy, amount));
    }

    /** The version that governs then: the last announced one that has taken over, else the one at filing. */
    public String policyAt(Instant when) {
        for (int i = announced.size() - 1; i >= 0; i--) {
            if (!announced.get(i).governsFrom().isAfter(when)) {
                return announced.get(i).version();
            }
        }
        return policy;
    }

    /** The version that takes over next. */
    public Optional<Announced> nextAfter(Instant when) {
        return announced.stream().filter(a -> a.governsFrom().isAfter(when)).findFirst();
    }

    /** Whether that is the id of the buyer or the seller, in whatever role they come. */
    boolean isSide(String id) {
        return id.equals(buyer) || id.equals(seller);
    }

    /** The burden ledger of this complaint. */
    List<Burden> burdens(Policy rules) {
        return rules.burdensOf(reason, order.goodsClass());
    }
}
