package org.ballcourt.contracts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.CaseEvent.AgentComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.ContactOpened;
import org.ballcourt.contracts.CaseEvent.FlagContested;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.CaseEvent.ViolationDecided;
import org.ballcourt.contracts.CaseEvent.ViolationReported;

/**
 * Who has a part in a case, and so whom it exists for. This is the one telling of that rule: the deciding core, the views, the
 * originals and the notices all ask it.
 *
 * @param outside every duty that somebody outside was ever given by name, and what is recovered from them; what they may see outlives the duty
 * @param matter null for a dispute
 * @param carrier of the goods, as the order names it; null where it names none
 */
public record Parties(String buyer, String seller, Map<String, Actor> outside, Matter matter, String carrier) {
    /**
     * Who has a part in what is no dispute.
     *
     * @param about null where it concerns nobody else
     * @param told whether the one concerned may know of it
     * @param dispute the case behind it; null where there is none
     * @param others who else has a part in what a contact is about
     */
    public record Matter(MatterKind kind, Actor by, Actor about, boolean told, String dispute, List<Actor> others) {
        public Matter {
            others = others == null ? List.of() : List.copyOf(others);
        }

        public Matter(MatterKind kind, Actor by, Actor about, boolean told, String dispute) {
            this(kind, by, about, told, dispute, List.of());
        }

        /** Whether it is about something in which that person, in whatever role, has a part. */
        public boolean isAboutOwn(Actor actor) {
            return others.stream().anyMatch(other -> isSamePerson(other, actor));
        }

        Relation relationOf(Actor actor) {
            // Whoever asks the desk asks all of it; of the rest only the supervisors read.
            boolean reads = actor.role() == Role.SUPERVISOR
                    || kind == MatterKind.CONTACT && actor.role().isPlatform();
            if (reads && isSamePerson(by, actor)) {
                return Relation.COMPLAINANT;
            }
            if (reads) {
                return isSamePerson(concerned(), actor) ? Relation.CONCERNED : Relation.PLATFORM;
            }
            return switch (actor.role()) {
                case SUPERVISOR, SYSTEM -> Relation.PLATFORM;
                case COURT, REGULATOR -> Relation.NONE;
                case BUYER, SELLER, AGENT, SENIOR, REVIEWER, CARRIER, SERVICE_PROVIDER, LAB -> {
                    if (actor.equals(by)) {
                        yield Relation.COMPLAINANT;
                    }
                    yield actor.equals(concerned()) ? Relation.CONCERNED : Relation.NONE;
                }
            };
        }

        private static boolean isSamePerson(Actor one, Actor other) {
            return one != null && one.id().equals(other.id());
        }

        /** Whom it concerns, as soon as they may know of it; else null. */
        public Actor concerned() {
            return told ? about : null;
        }

        private Matter upheld() {
            return new Matter(kind, by, about, true, dispute, others);
        }
    }

    /** Before the first event. */
    public static final Parties NOBODY = new Parties(null, null, Map.of(), null);

    public Parties {
        outside = Map.copyOf(outside);
    }

    /** Of goods that nobody is known to have carried. */
    public Parties(String buyer, String seller, Map<String, Actor> outside, Matter matter) {
        this(buyer, seller, outside, matter, null);
    }

    /** Where it is known who was given a duty, but not which. */
    public static Parties of(String buyer, String seller, Collection<Actor> outside, Matter matter) {
        Map<String, Actor> byName = outside.stream()
                .collect(Collectors.toMap(Actor::toString, Function.identity(), (first, again) -> first));
        return new Parties(buyer, seller, byName, matter);
    }

    public Parties carriedBy(String whom) {
        return new Parties(buyer, seller, outside, matter, whom);
    }

    public static Parties of(List<RecordedEvent> events) {
        Parties parties = NOBODY;
        for (RecordedEvent event : events) {
            parties = parties.after(event.event());
        }
        return parties;
    }

    public Parties after(CaseEvent event) {
        Map<String, Actor> invited = event.ball().opened().stream()
                .filter(duty -> duty.holder().isThirdParty() && duty.holderId() != null)
                .collect(Collectors.toMap(Duty::dutyId, duty -> new Actor(duty.holder(), duty.holderId())));
        return switch (event) {
            case ComplaintFiled filed ->
                new Parties(filed.buyer(), filed.seller(), invited, null, carrierOf(filed.order()));
            case AgentComplaintFiled filed ->
                of(new Matter(MatterKind.AGENT_COMPLAINT, filed.by(), filed.agent(), true, filed.dispute()));
            case ViolationReported report ->
                of(new Matter(MatterKind.VIOLATION, report.by(), report.reported(), report.heard(), report.dispute()));
            case ViolationDecided decided when decided.decision() == MatterDecision.UPHELD -> of(matter.upheld());
            case RecoveryOpened recovery
            when recovery.liable() != null && recovery.liable().role().isThirdParty() ->
                with(Map.of("recovery from " + recovery.from(), recovery.liable()));
            case FlagContested contest -> of(new Matter(MatterKind.CONTEST, contest.by(), null, false, null));
            case ContactOpened contact ->
                of(new Matter(MatterKind.CONTACT, contact.by(), null, false, contact.dispute(), contact.others()));
            case RecoveryContested contest ->
                of(new Matter(MatterKind.CONTEST, contest.by(), null, false, contest.dispute()));
            default -> invited.isEmpty() ? this : with(invited);
        };
    }

    private static String carrierOf(Order order) {
        return order == null ? null : order.carrier();
    }

    private static Parties of(Matter matter) {
        return new Parties(null, null, Map.of(), matter);
    }

    /** What that actor, or nobody where it is null, is to the case. */
    public Relation relationOf(Actor actor) {
        if (actor == null) {
            return Relation.NONE;
        }
        if (matter != null) {
            return matter.relationOf(actor);
        }
        return switch (actor.role()) {
            case BUYER -> actor.id().equals(buyer) ? Relation.BUYER : Relation.NONE;
            case SELLER -> actor.id().equals(seller) ? Relation.SELLER : Relation.NONE;
            case AGENT, SENIOR, REVIEWER, SUPERVISOR -> ownSide(actor.id());
            case SYSTEM -> Relation.PLATFORM;
            case CARRIER, SERVICE_PROVIDER, LAB -> outside.containsValue(actor) ? Relation.THIRD_PARTY : Relation.NONE;
            case COURT, REGULATOR -> Relation.NONE;
        };
    }

    /** Who is a side of the case, or carried its goods, reads it as such, though the platform may have given that person a role of its own. */
    private Relation ownSide(String id) {
        if (id.equals(buyer)) {
            return Relation.BUYER;
        }
        if (id.equals(seller)) {
            return Relation.SELLER;
        }
        boolean isOutside = id.equals(carrier)
                || outside.values().stream().anyMatch(actor -> actor.id().equals(id));
        return isOutside ? Relation.THIRD_PARTY : Relation.PLATFORM;
    }

    /** Everybody who has a part of its own in it, told of it or not. */
    public Set<Actor> people() {
        Stream<Actor> sides = Stream.of(
                buyer == null ? null : new Actor(Role.BUYER, buyer),
                seller == null ? null : new Actor(Role.SELLER, seller),
                carrier == null ? null : new Actor(Role.CARRIER, carrier),
                matter == null ? null : matter.by(),
                matter == null ? null : matter.about());
        return Stream.concat(sides.filter(Objects::nonNull), outside.values().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Ids of the duties that a third party was ever given; empty for everybody else. */
    public Set<String> dutiesOf(Actor actor) {
        return outside.entrySet().stream()
                .filter(duty -> duty.getValue().equals(actor))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Parties with(Map<String, Actor> invited) {
        Map<String, Actor> all = new HashMap<>(outside);
        all.putAll(invited);
        return new Parties(buyer, seller, all, matter, carrier);
    }
}
