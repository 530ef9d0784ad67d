package org.ballcourt.cases.command;

import java.util.HashMap;
import java.util.Map;
import org.ballcourt.contracts.Actor;

/**
 * What travels beside a command on the bus.
 *
 * @param values strings, as the bus demands
 */
record CommandMetadata(Map<String, String> values) {
    private static final String CASE_ID = "caseId";
    private static final String COMMAND_ID = "commandId";
    private static final String ACTOR = "actor";
    private static final String BODY_HASH = "bodyHash";
    private static final String BODY_LENGTH = "bodyLength";
    private static final String EXPECTED_VERSION = "expectedVersion";
    private static final String OWN = "own";
    private static final String READING = "reading";
    private static final String TRACEPARENT = "traceparent";

    static CommandMetadata of(CommandRequest request) {
        Map<String, String> values = new HashMap<>(Map.of(
                CASE_ID,
                request.caseId(),
                COMMAND_ID,
                request.commandId(),
                ACTOR,
                request.actor().toString(),
                BODY_HASH,
                request.bodyHash(),
                BODY_LENGTH,
                Integer.toString(request.body().length())));
        if (request.expectedVersion() != null) {
            values.put(EXPECTED_VERSION, request.expectedVersion().toString());
        }
        if (request.isOwn()) {
            values.put(OWN, "true");
        }
        return new CommandMetadata(values);
    }

    /** For a command that is decided again, on what stands in the store. */
    static Map<String, String> insistingOnReading() {
        return Map.of(READING, "true");
    }

    /** For a command that is part of a trace. */
    static Map<String, String> tracedBy(String traceparent) {
        return traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
    }

    /** Null unless the command is part of a trace. */
    String traceparent() {
        return values.get(TRACEPARENT);
    }

    /** Whether the product itself sent it, and no program that speaks for it. */
    boolean isOwn() {
        return values.containsKey(OWN);
    }

    boolean insistsOnReading() {
        return values.containsKey(READING);
    }

    String caseId() {
        return values.get(CASE_ID);
    }

    String commandId() {
        return values.get(COMMAND_ID);
    }

    Actor actor() {
        return Actor.parse(values.get(ACTOR));
    }

    String bodyHash() {
        return values.get(BODY_HASH);
    }

    int bodyLength() {
        return Integer.parseInt(values.get(BODY_LENGTH));
    }

    /** Null unless the caller insists on one. */
    Long expectedVersion() {
        String version = values.get(EXPECTED_VERSION);
        return version == null ? null : Long.valueOf(version);
    }
}
