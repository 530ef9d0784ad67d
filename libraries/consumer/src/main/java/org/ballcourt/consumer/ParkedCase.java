package org.ballcourt.consumer;

import java.time.Instant;

/**
 * A case that takes no more events until somebody looked at it.
 *
 * @param seq the event that could not be handled
 * @param event of a fork the one that was turned away, as JSON; else null
 */
public record ParkedCase(String caseId, long seq, String reason, Instant at, String event) {
    public ParkedCase(String caseId, long seq, String reason, Instant at) {
        this(caseId, seq, reason, at, null);
    }

    /** The first word of the reason, such as FORK, GAP or DAMAGED; FAILED for what the fold itself said. */
    public String kind() {
        return kindOf(reason);
    }

    /** Unlike the reason this quotes nobody. */
    static String kindOf(String reason) {
        int colon = reason.indexOf(':');
        String word = colon < 0 ? "" : reason.substring(0, colon);
        return word.matches("[A-Z]+") ? word : "FAILED";
    }
}
