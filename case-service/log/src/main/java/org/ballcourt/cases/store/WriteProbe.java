package org.ballcourt.cases.store;

import java.time.Instant;

/** Shows that the store takes writes. */
@FunctionalInterface
public interface WriteProbe {
    /**
     * Writes, and comes back when it is durable.
     *
     * @throws Unavailable if the store does not take it
     */
    void write(Instant at);
}
