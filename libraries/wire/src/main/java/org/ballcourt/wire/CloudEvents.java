package org.ballcourt.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;

/**
 * Events as Kafka records in the binary mode of CloudEvents 1.0: everything about an event in headers, the payload as
 * the value.
 */
public final class CloudEvents {
    /** Stands before the stored name in {@code ce_type}. */
    public static final String TYPE_PREFIX = "org.ballcourt.case.";

    /** The header that shows who published an event; whoever signs adds it. */
    public static final String SIGNATURE = "ce_signature";

    /** {@code true} where the next event of the case is of the same commit; missing elsewhere. */
    public static final String MORE_IN_COMMIT = "ce_moreincommit";

    private static final String SOURCE = "/ballcourt/cases";

    private CloudEvents() {}

    /**
     * What every message of ours says about itself.
     *
     * @param source which service speaks, e.g. {@code /ballcourt/cases}
     * @param type with its version, e.g. {@code org.ballcourt.evidence.evidence-stored.v1}
     * @param subject what the message is about
     */
    public record Attributes(String id, String source, String type, Instant time, String subject) {
        /** As the headers of a record whose value is JSON. */
        public Map<String, String> headers() {
            return Map.of(
                    "ce_specversion", "1.0",
                    "ce_id", id,
                    "ce_source", source,
                    "ce_type", type,
                    "ce_time", time.toString(),
                    "ce_subject", subject,
                    "content-type", "application/json");
        }
    }

    /** The headers of an event; the value is {@link Wire#payload}. */
    public static Map<String, String> headers(RecordedEvent event) {
        String type = TYPE_PREFIX + EventNames.nameOf(event.event().getClass());
        Map<String, String> headers =
                new HashMap<>(new Attributes(event.id(), SOURCE, type, event.at(), event.caseId()).headers());
        headers.put("ce_seq", Long.toString(event.seq()));
        headers.put("ce_actor", event.actor().toString());
        headers.put("ce_commandid", event.commandId());
        headers.put("ce_prevhash", event.prevHash());
        headers.put("ce_hash", event.hash());
        if (event.moreInCommit()) {
            headers.put(MORE_IN_COMMIT, "true");
        }
        return headers;
    }

    /**
     * The event of a record.
     *
     * @throws IllegalArgumentException if a header is missing or malformed, or if the hash does not fit
     * @throws tools.jackson.core.JacksonException if the value is not of its type
     */
    public static RecordedEvent event(Map<String, String> headers, byte[] value) {
        return event(headers::get, value);
    }

    /** The same, from headers that are looked up one by one; null for one that is missing. */
    public static RecordedEvent event(UnaryOperator<String> headers, byte[] value) {
        String type = header(headers, "ce_type");
        if (!type.startsWith(TYPE_PREFIX)) {
            throw new IllegalArgumentException("ce_type '" + type + "' does not start with " + TYPE_PREFIX);
        }
        if (value == null) {
            throw new IllegalArgumentException("The record has no value");
        }
        String payload = new String(value, StandardCharsets.UTF_8);
        RecordedEvent event = new RecordedEvent(
                header(headers, "ce_subject"),
                Long.parseLong(header(headers, "ce_seq")),
                time(header(headers, "ce_time")),
                Actor.parse(header(headers, "ce_actor")),
                header(headers, "ce_commandid"),
                Wire.event(type.substring(TYPE_PREFIX.length()), payload),
                header(headers, "ce_prevhash"),
                header(headers, "ce_hash"),
                "true".equals(headers.apply(MORE_IN_COMMIT)));
        if (!EventHash.fits(event, payload)) {
            throw new IllegalArgumentException("The hash of event " + event.id() + " does not fit what was read");
        }
        return event;
    }

    private static String header(UnaryOperator<String> headers, String name) {
        String value = headers.apply(name);
        if (value == null) {
            throw new IllegalArgumentException("Header " + name + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Times.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("ce_time '" + text + "' is not an ISO instant", malformed);
        }
    }
}
