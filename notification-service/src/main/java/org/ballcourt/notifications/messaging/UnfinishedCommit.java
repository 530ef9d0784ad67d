package org.ballcourt.notifications.messaging;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.notifications.deliveries.NoticeDispatcher.Occasion;
import org.ballcourt.notifications.rules.KnownCase;
import org.ballcourt.wire.Wire;
import org.bson.Document;

/**
 * The events of a commit that have come, while more are to come.
 *
 * @param before the case before the first of them; null where there is none
 */
record UnfinishedCommit(KnownCase before, List<Event> events) {
    static final UnfinishedCommit NONE = new UnfinishedCommit(null, List.of());

    private static final String FIELD = "commit";

    UnfinishedCommit {
        events = List.copyOf(events);
    }

    /** @param traceparent where whoever traces goes on with it; null where nobody does */
    record Event(RecordedEvent recorded, String traceparent) {
        Occasion occasion() {
            return new Occasion(
                    recorded.caseId(), String.valueOf(recorded.seq()), recorded.seq(), recorded.at(), traceparent);
        }

        /** Texts stay sealed; the hashes were looked at when it came. */
        private Document document() {
            return new Document("seq", recorded.seq())
                    .append("at", Date.from(recorded.at()))
                    .append("actor", recorded.actor().toString())
                    .append("commandId", recorded.commandId())
                    .append("type", EventNames.nameOf(recorded.event().getClass()))
                    .append("payload", Wire.payload(recorded.event()))
                    .append("traceparent", traceparent);
        }

        private static Event of(String caseId, Document stored) {
            RecordedEvent recorded = new RecordedEvent(
                    caseId,
                    stored.get("seq", Number.class).longValue(),
                    stored.getDate("at").toInstant(),
                    Actor.parse(stored.getString("actor")),
                    stored.getString("commandId"),
                    Wire.event(stored.getString("type"), stored.getString("payload")),
                    null,
                    null,
                    true);
            return new Event(recorded, stored.getString("traceparent"));
        }
    }

    static UnfinishedCommit in(Document caseDocument) {
        Document stored = caseDocument.get(FIELD, Document.class);
        if (stored == null) {
            return NONE;
        }
        KnownCase before = Wire.sealedJson().readValue(stored.getString("before"), KnownCase.class);
        return new UnfinishedCommit(
                before,
                stored.getList("events", Document.class).stream()
                        .map(event -> Event.of(before.caseId(), event))
                        .toList());
    }

    void keepIn(Document caseDocument) {
        if (events.isEmpty()) {
            caseDocument.remove(FIELD);
        } else {
            caseDocument.append(
                    FIELD,
                    new Document("before", Wire.sealedJson().writeValueAsString(before))
                            .append(
                                    "events",
                                    events.stream().map(Event::document).toList()));
        }
    }

    UnfinishedCommit with(KnownCase now, Event next) {
        List<Event> more = new ArrayList<>(events);
        more.add(next);
        return new UnfinishedCommit(events.isEmpty() ? now : before, more);
    }

    /** Whoever published its last event may have been of a version that does not say that more follow. */
    boolean isOfAnother(RecordedEvent recorded) {
        return !events.isEmpty() && !events.getLast().recorded().commandId().equals(recorded.commandId());
    }
}
