package org.ballcourt.cases.erasure;

import org.ballcourt.contracts.records.PersonErased;

/** Where every other service hears whom to erase. */
@FunctionalInterface
public interface ErasurePublisher {
    /** Returns when others can read it; may throw, and is asked again later. */
    void send(PersonErased erased);
}
