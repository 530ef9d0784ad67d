package org.ballcourt.cases.proof;

import org.ballcourt.contracts.records.SignedRoot;

/** Where roots are published. */
@FunctionalInterface
public interface RootPublisher {
    /** Returns when others can read it; may throw, and is asked again later. */
    void send(SignedRoot root);
}
