package org.ballcourt.cases.tracing;

import org.ballcourt.contracts.records.TraceEvent;

/** Where what becomes of groups is published. */
@FunctionalInterface
public interface TracePublisher {
    /** Returns when others can read it; may throw, and is asked again later. */
    void send(TraceEvent event);
}
