package org.ballcourt.contracts;

import java.time.Instant;

/**
 * An event as it stands in the log of its case and travels over Kafka.
 *
 * @param seq 1, 2, 3... within the case, without gaps
 * @param at when it took effect; for a lapse the deadline itself; never goes back within a case
 * @param actor whose command caused it
 * @param commandId the command that caused it, unique per actor
 * @param prevHash hash of the event before, lower-case hex SHA-256; 64 zeros for the first
 * @param hash hash of this event
 */
public record RecordedEvent(
        String caseId,
        long seq,
        Instant at,
        Actor actor,
        String commandId,
        CaseEvent event,
        String prevHash,
        String hash) {
    /** The hash before the first event of a case. */
    public static final String GENESIS = "0".repeat(64);

    /** The CloudEvents id, unique over all cases. */
    public String id() {
        return caseId + ":" + seq;
    }
}
