package org.ballcourt.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;

/**
 * Makes the recorded events of one case: numbered, dated, sealed (readably) and chained by their hashes. For tests and for whoever tells a
 * history without a product.
 */
public final class EventChain {
    private final String caseId;
    private final List<RecordedEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-02T02:00:00Z");

    private EventChain(String caseId) {
        this.caseId = caseId;
    }

    public static EventChain of(String caseId) {
        return new EventChain(caseId);
    }

    /** The next events happen at this instant. */
    public EventChain at(Instant instant) {
        now = instant;
        return this;
    }

    /** The next events happen so much later. */
    public EventChain later(Duration duration) {
        return at(now.plus(duration));
    }

    /** One more event, by a command of its own. */
    public EventChain then(Actor actor, CaseEvent event) {
        return together(actor, List.of(event));
    }

    /** Several events, by one command. */
    public EventChain together(Actor actor, List<CaseEvent> commit) {
        String commandId = "command-" + (events.size() + 1L);
        for (int i = 0; i < commit.size(); i++) {
            events.add(next(actor, commit.get(i), commandId).inCommit(i < commit.size() - 1));
        }
        return this;
    }

    private RecordedEvent next(Actor actor, CaseEvent event, String commandId) {
        CaseEvent sealed = Wire.seal(event, EventChain::sealed);
        long seq = events.size() + 1L;
        String prevHash =
                events.isEmpty() ? RecordedEvent.GENESIS : events.getLast().hash();
        String type = EventNames.nameOf(sealed.getClass());
        String hash = EventHash.of(prevHash, caseId, seq, type, now, actor, commandId, Wire.payload(sealed));
        return new RecordedEvent(caseId, seq, now, actor, commandId, sealed, prevHash, hash);
    }

    public List<RecordedEvent> events() {
        return List.copyOf(events);
    }

    private static PersonalText sealed(PersonalText text) {
        return text.sealed() == null ? new PersonalText(text.subject(), null, "sealed " + text.plain()) : text;
    }
}
