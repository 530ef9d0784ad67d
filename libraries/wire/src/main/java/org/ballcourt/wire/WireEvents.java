package org.ballcourt.wire;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A recorded event as one JSON object, for {@code GET /internal/cases/{id}/events?from=SEQ} and for exports. */
public final class WireEvents {
    private static final JsonMapper JSON = Wire.sealedJson();

    private WireEvents() {}

    /**
     * {@code {caseId, seq, at, actor, commandId, type, data, prevHash, hash}}, and {@code moreInCommit} where it is true; data is the
     * canonical payload as an object, with whatever else was stored in it.
     *
     * @param payload the very text that was hashed
     */
    public static ObjectNode toJson(RecordedEvent event, String payload) {
        return envelope(event).set("data", JSON.readTree(payload));
    }

    /** As above, for an event whose payload holds nothing but its own fields. */
    public static ObjectNode toJson(RecordedEvent event) {
        return envelope(event).set("data", JSON.valueToTree(event.event()));
    }

    private static ObjectNode envelope(RecordedEvent event) {
        ObjectNode envelope = JSON.createObjectNode()
                .put("caseId", event.caseId())
                .put("seq", event.seq())
                .put("at", event.at().toString())
                .put("actor", event.actor().toString())
                .put("commandId", event.commandId())
                .put("type", EventNames.nameOf(event.event().getClass()))
                .put("prevHash", event.prevHash())
                .put("hash", event.hash());
        return event.moreInCommit() ? envelope.put("moreInCommit", true) : envelope;
    }

    /**
     * The event back.
     *
     * @throws IllegalArgumentException if the type is unknown or the hash does not fit
     * @throws tools.jackson.core.JacksonException if a field is missing or malformed
     */
    public static RecordedEvent fromJson(JsonNode node) {
        Envelope read = JSON.treeToValue(node, Envelope.class);
        String payload = read.data().toString();
        CaseEvent body = Wire.event(read.type(), payload);
        RecordedEvent event = new RecordedEvent(
                read.caseId(),
                read.seq(),
                Instant.parse(read.at()),
                Actor.parse(read.actor()),
                read.commandId(),
                body,
                read.prevHash(),
                read.hash(),
                read.moreInCommit());
        if (!EventHash.fits(event, payload)) {
            throw new IllegalArgumentException("The hash of event " + event.id() + " does not fit what was read");
        }
        return event;
    }

    private record Envelope(
            String caseId,
            long seq,
            String at,
            String actor,
            String commandId,
            String type,
            JsonNode data,
            String prevHash,
            String hash,
            boolean moreInCommit) {}
}
