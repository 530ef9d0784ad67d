package org.ballcourt.cases.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.RecordedEvent;

/**
 * Who has a part in a case.
 *
 * @param outside every duty that somebody outside was ever given by name; what they may see outlives the duty
 */
public record Parties(String buyer, String seller, Map<String, Actor> outside) {
    /** Before the first event. */
    public static final Parties NOBODY = new Parties(null, null, Map.of());

    public Parties {
        outside = Map.copyOf(outside);
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
        if (event instanceof ComplaintFiled filed) {
            return new Parties(filed.buyer(), filed.seller(), invited);
        }
        return invited.isEmpty() ? this : new Parties(buyer, seller, plus(invited));
    }

    /** What that actor, or nobody where it is null, is to the case. */
    public Relation relationOf(Actor actor) {
        if (actor == null) {
            return Relation.NONE;
        }
        return switch (actor.role()) {
            case BUYER -> actor.id().equals(buyer) ? Relation.BUYER : Relation.NONE;
            case SELLER -> actor.id().equals(seller) ? Relation.SELLER : Relation.NONE;
            case AGENT, SENIOR, REVIEWER, SUPERVISOR, SYSTEM -> Relation.PLATFORM;
            case CARRIER, SERVICE_PROVIDER, LAB -> outside.containsValue(actor) ? Relation.THIRD_PARTY : Relation.NONE;
            case COURT, REGULATOR -> Relation.NONE;
        };
    }

    public Reader reader(Actor actor) {
        return new Reader(actor, relationOf(actor), dutiesOf(actor));
    }

    private Set<String> dutiesOf(Actor actor) {
        return outside.entrySet().stream()
                .filter(duty -> duty.getValue().equals(actor))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, Actor> plus(Map<String, Actor> invited) {
        Map<String, Actor> all = new HashMap<>(outside);
        all.putAll(invited);
        return all;
    }
}
