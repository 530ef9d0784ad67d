package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.CaseEvent.SettlementProposed;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;

/**
 * What the sides, or the platform as mediator, put on the table.
 *
 * @param rejected the seller rejected the claim
 * @param sellerSilent the seller let a duty of its own lapse
 * @param failedSettlements proposals that a side declined or left unanswered
 * @param settledFromAdjudication the one proposal that interrupts ruling was made
 */
public record Negotiation(
        List<Offer> offers,
        Settlement settlement,
        boolean rejected,
        boolean sellerSilent,
        int failedSettlements,
        boolean settledFromAdjudication) {
    /** Where an offer stands. */
    public enum OfferStatus {
        OPEN,
        ACCEPTED,
        DECLINED,
        REPLACED,
        EXPIRED
    }

    /** An offer of one side to the other. */
    public record Offer(String offerId, Role by, List<RemedyLine> lines, PersonalText message, OfferStatus status) {
        Offer now(OfferStatus newStatus) {
            return new Offer(offerId, by, lines, message, newStatus);
        }

        /** That of the first line. */
        public Remedy remedy() {
            return lines.getFirst().remedy();
        }

        /** The sum of the lines. */
        public Money amount() {
            return RemedyLine.total(lines);
        }
    }

    /**
     * @param accepted the sides that accepted the platform's proposal so far
     * @param inARow how many the platform has made, this one included, since a side last declined one or let it lapse
     */
    public record Settlement(List<RemedyLine> lines, PersonalText message, Set<Role> accepted, int inARow) {
        /** That of the first line. */
        public Remedy remedy() {
            return lines.getFirst().remedy();
        }

        /** The sum of the lines. */
        public Money amount() {
            return RemedyLine.total(lines);
        }
    }

    static final Negotiation NONE = new Negotiation(List.of(), null, false, false, 0, false);

    public Negotiation {
        offers = List.copyOf(offers);
    }

    public Optional<Offer> openOffer() {
        return offers.isEmpty() || offers.getLast().status() != OfferStatus.OPEN
                ? Optional.empty()
                : Optional.of(offers.getLast());
    }

    public long declined() {
        return offers.stream().filter(o -> o.status() == OfferStatus.DECLINED).count();
    }

    long offersBy(Role side) {
        return offers.stream().filter(offer -> offer.by() == side).count();
    }

    int proposalsInARow() {
        return settlement == null ? 0 : settlement.inARow();
    }

    String nextOfferId() {
        return "offer-" + (offers.size() + 1);
    }

    Negotiation offered(OfferMade event) {
        List<Offer> all = new ArrayList<>(endOpenOffer(OfferStatus.REPLACED).offers);
        all.add(new Offer(event.offerId(), event.by(), event.allLines(), event.message(), OfferStatus.OPEN));
        return withOffers(all);
    }

    Negotiation endOpenOffer(OfferStatus status) {
        if (openOffer().isEmpty()) {
            return this;
        }
        List<Offer> all = new ArrayList<>(offers);
        all.add(all.removeLast().now(status));
        return withOffers(all);
    }

    Negotiation sellerRejected() {
        return new Negotiation(offers, settlement, true, sellerSilent, failedSettlements, settledFromAdjudication);
    }

    Negotiation lapsed(DutyLapsed event) {
        Negotiation after = event.holder() == Role.SELLER
                ? new Negotiation(offers, settlement, rejected, true, failedSettlements, settledFromAdjudication)
                : this;
        return switch (event.duty()) {
            case ANSWER_OFFER -> after.endOpenOffer(OfferStatus.EXPIRED);
            case ANSWER_SETTLEMENT -> event.ball().stage() == null ? after : after.settlementFailed();
            default -> after;
        };
    }

    Negotiation proposed(SettlementProposed event, boolean fromAdjudication) {
        return new Negotiation(
                endOpenOffer(OfferStatus.REPLACED).offers,
                new Settlement(event.allLines(), event.message(), Set.of(), proposalsInARow() + 1),
                rejected,
                sellerSilent,
                failedSettlements,
                settledFromAdjudication || fromAdjudication);
    }

    Negotiation settlementFailed() {
        List<Offer> all = endOpenOffer(OfferStatus.REPLACED).offers;
        return new Negotiation(all, null, rejected, sellerSilent, failedSettlements + 1, settledFromAdjudication);
    }

    Negotiation settlementAcceptedBy(Role side) {
        if (settlement == null) {
            return this;
        }
        Set<Role> both = new HashSet<>(settlement.accepted());
        both.add(side);
        Settlement now = new Settlement(settlement.lines(), settlement.message(), both, settlement.inARow());
        return new Negotiation(offers, now, rejected, sellerSilent, failedSettlements, settledFromAdjudication);
    }

    private Negotiation withOffers(List<Offer> newOffers) {
        return new Negotiation(
                newOffers, settlement, rejected, sellerSilent, failedSettlements, settledFromAdjudication);
    }
}
