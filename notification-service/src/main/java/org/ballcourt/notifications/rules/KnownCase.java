package org.ballcourt.notifications.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.ViolationReported;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.EndedDuty;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.Parties.Matter;
import org.ballcourt.contracts.Role;

/**
 * What notices need to know of a case; grows by its events.
 *
 * @param parcel carrier and tracking number, or null
 * @param offers who made which offer
 * @param duties the open ones
 * @param seen ids of all duties that ever were opened
 * @param matter null for a dispute
 * @param guests from outside, who were ever given a duty or are to pay
 * @param policy version of the rules under which it stands; null where an earlier version of this service did not ask
 */
public record KnownCase(
        String caseId,
        String buyer,
        String seller,
        String orderId,
        String title,
        String parcel,
        Map<String, Role> offers,
        List<Duty> duties,
        Set<String> seen,
        Matter matter,
        Set<Actor> guests,
        String policy) {
    public KnownCase {
        offers = Map.copyOf(offers);
        duties = List.copyOf(duties);
        seen = Set.copyOf(seen);
        // Earlier versions did not ask.
        guests = guests == null ? Set.of() : Set.copyOf(guests);
    }

    /** A case before its first event. */
    public static KnownCase of(String caseId) {
        return new KnownCase(caseId, null, null, null, null, null, Map.of(), List.of(), Set.of(), null, Set.of(), null);
    }

    /** The case after the event. */
    public KnownCase after(CaseEvent event) {
        Parties parties = new Parties(buyer, seller, Map.of(), matter).after(event);
        KnownCase moved = under(policyAfter(event)).moved(event.ball(), parties);
        return switch (event) {
            case ComplaintFiled filed -> moved.filed(filed.order());
            case OfferMade offer -> moved.offered(offer);
            default -> moved;
        };
    }

    private String policyAfter(CaseEvent event) {
        return switch (event) {
            case ComplaintFiled filed -> filed.policy();
            case AgentComplaintFiled filed -> filed.policy();
            case ViolationReported report -> report.policy();
            case FlagContested contest -> contest.policy();
            case RecoveryContested contest -> contest.policy();
            case ContactOpened contact -> contact.policy();
            default -> policy;
        };
    }

    private KnownCase under(String version) {
        return new KnownCase(
                caseId, buyer, seller, orderId, title, parcel, offers, duties, seen, matter, guests, version);
    }

    private KnownCase filed(Order order) {
        return new KnownCase(
                caseId,
                buyer,
                seller,
                order.orderId(),
                order.title(),
                parcel(order),
                offers,
                duties,
                seen,
                matter,
                guests,
                policy);
    }

    private KnownCase offered(OfferMade offer) {
        Map<String, Role> known = new LinkedHashMap<>(offers);
        known.put(offer.offerId(), offer.by());
        return new KnownCase(
                caseId, buyer, seller, orderId, title, parcel, known, duties, seen, matter, guests, policy);
    }

    private KnownCase moved(BallChange ball, Parties parties) {
        Set<String> ended = ball.ended().stream().map(EndedDuty::dutyId).collect(Collectors.toSet());
        List<Duty> open = new ArrayList<>(duties);
        open.removeIf(duty -> ended.contains(duty.dutyId()));
        open.addAll(ball.opened());
        Set<String> known = new LinkedHashSet<>(seen);
        ball.opened().forEach(duty -> known.add(duty.dutyId()));
        return new KnownCase(
                caseId,
                parties.buyer(),
                parties.seller(),
                orderId,
                title,
                parcel,
                offers,
                open,
                known,
                parties.matter(),
                Stream.concat(guests.stream(), parties.outside().values().stream())
                        .collect(Collectors.toSet()),
                policy);
    }

    private static String parcel(Order order) {
        return order.trackingNumber() == null
                ? order.carrier()
                : (order.carrier() == null ? "" : order.carrier() + " ") + order.trackingNumber();
    }

    /** The people behind a role: the two sides are known by name, others only where the duty names them. */
    public Actor actor(Role role, String id) {
        return switch (role) {
            case BUYER -> side(role, buyer, id);
            case SELLER -> side(role, seller, id);
            // Nobody is told what the clock, a court or a regulator is to do.
            case SYSTEM, COURT, REGULATOR -> null;
            // What any supervisor may do goes to the inbox that they share.
            case SUPERVISOR -> id == null ? Actor.DESK : new Actor(role, id);
            default -> id == null ? null : new Actor(role, id);
        };
    }

    /** The one of the dispute; in another matter the one who is named. */
    private static Actor side(Role role, String ofTheDispute, String named) {
        String id = ofTheDispute == null ? named : ofTheDispute;
        return id == null ? null : new Actor(role, id);
    }

    /** Who has a part in it by name now. */
    public Stream<Actor> people() {
        return Stream.concat(
                        Stream.of(actor(Role.BUYER, null), actor(Role.SELLER, null), complainant(), concerned()),
                        guests.stream())
                .filter(Objects::nonNull);
    }

    /** Who brought it up; null for a dispute. */
    Actor complainant() {
        return matter == null ? null : matter.by();
    }

    /** Whom it concerns, as soon as they may know of it; else null. */
    Actor concerned() {
        return matter == null ? null : matter.concerned();
    }

    Actor holder(Duty duty) {
        return actor(duty.holder(), duty.holderId());
    }
}
