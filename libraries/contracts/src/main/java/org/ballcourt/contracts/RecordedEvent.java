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
 * @param moreInCommit whether the next event of the case is of the same commit: what the case is like after this one alone nobody ever saw.
 *     Stands outside of the hash; false where nobody says so, as of what older versions published
 */
public record RecordedEvent(
        String caseId,
        long seq,
        Instant at,
        Actor actor,
        String commandId,
        CaseEvent event,
        String prevHash,
        String hash,
        boolean moreInCommit) {
    /** The hash before the first event of a case. */
    public static final String GENESIS = "0".repeat(64);

    /** The last of its commit, or of one that nobody told the bounds of. */
    public RecordedEvent(
            String caseId,
            long seq,
            Instant at,
            Actor actor,
            String commandId,
            CaseEvent event,
            String prevHash,
            String hash) {
        this(caseId, seq, at, actor, commandId, event, prevHash, hash, false);
    }

    /** The same in a commit of which more events follow, or none. */
    public RecordedEvent inCommit(boolean more) {
        return new RecordedEvent(caseId, seq, at, actor, commandId, event, prevHash, hash, more);
    }

    /** The CloudEvents id, unique over all cases. */
    public String id() {
        return caseId + ":" + seq;
    }
}
