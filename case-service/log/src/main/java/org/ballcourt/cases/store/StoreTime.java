package org.ballcourt.cases.store;

import java.time.Instant;

/** What time it is at the store. */
@FunctionalInterface
public interface StoreTime {
    Instant now();
}
