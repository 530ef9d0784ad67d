package org.ballcourt.consumer;

import java.time.Instant;

/**
 * A case that takes no more events until somebody looked at it.
 *
 * @param seq the event that could not be handled
 */
public record ParkedCase(String caseId, long seq, String reason, Instant at) {}
