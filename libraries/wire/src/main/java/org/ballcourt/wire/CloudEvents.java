package org.ballcourt.wire;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
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

    private static final String SOURCE = "/ballcourt/cases";

    private CloudEvents() {}

    /** The headers of an event; the value is {@link Wire#payload}. */
    public static Map<String, String> headers(RecordedEvent event) {
        return Map.ofEntries(
                entry("ce_specversion", "1.0"),
                entry("ce_id", event.id()),
                entry("ce_source", SOURCE),
                entry("ce_type", TYPE_PREFIX + EventNames.nameOf(event.event().getClass())),
                entry("ce_time", event.at().toString()),
                entry("ce_subject", event.caseId()),
                entry("ce_seq", Long.toString(event.seq())),
                entry("ce_actor", event.actor().toString()),
                entry("ce_commandid", event.commandId()),
                entry("ce_prevhash", event.prevHash()),
                entry("ce_hash", event.hash()),
                entry("content-type", "application/json"));
    }

    /**
     * The event of a record.
     *
     * @throws IllegalArgumentException if a header is missing or malformed, or if the hash does not fit
     * @throws tools.jackson.core.JacksonException if the value is not of its type
     */
    public static RecordedEvent event(Map<String, String> headers, byte[] value) {
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
                header(headers, "ce_hash"));
        if (!EventHash.fits(event, payload)) {
            throw new IllegalArgumentException("The hash of event " + event.id() + " does not fit what was read");
        }
        return event;
    }

    private static String header(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Header " + name + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("ce_time '" + text + "' is not an ISO instant", malformed);
        }
    }
}
