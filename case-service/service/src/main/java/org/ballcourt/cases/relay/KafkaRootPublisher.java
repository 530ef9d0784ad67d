package org.ballcourt.cases.relay;

import org.ballcourt.cases.proof.RootPublisher;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.wire.Records;

/** Publishes roots in one partition, so that everybody reads them in order. */
record KafkaRootPublisher(KafkaEventPublisher out) implements RootPublisher {
    private static final String KEY = "roots";

    @Override
    public void send(SignedRoot root) {
        out.sendAndWait(Topics.PROOF_ROOTS, KEY, Records.write(root));
    }

    @Override
    public void send(AuditRoot root) {
        out.sendAndWait(Topics.AUDIT_ROOTS, KEY, Records.write(root));
    }
}
