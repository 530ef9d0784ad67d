package org.ballcourt.contracts.records;

import java.time.Instant;

/**
 * Cases joined the group, or ended in a way that counts differently; also after the decision.
 *
 * @param because one of them
 */
public record TraceFiguresChanged(String id, String group, long seq, Instant at, TraceFigures figures, String because)
        implements TraceEvent {}
