package org.ballcourt.cases.proof;

import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.SignedRoot;

/** Where roots are published. Each returns when others can read it; may throw, and is asked again later. */
public interface RootPublisher {
    void send(SignedRoot root);

    void send(AuditRoot root);
}
