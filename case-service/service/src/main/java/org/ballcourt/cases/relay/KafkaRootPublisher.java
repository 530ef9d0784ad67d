package org.ballcourt.cases.relay;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.proof.RootPublisher;
import org.ballcourt.cases.store.Place;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.wire.Records;

/** Publishes roots in one partition, so that everybody reads them in order. */
final class KafkaRootPublisher implements RootPublisher {
    private static final String KEY = "roots";
    private static final int PATIENCE_S = 20;

    private final KafkaEventPublisher out;

    KafkaRootPublisher(KafkaEventPublisher out) {
        this.out = out;
    }

    @Override
    public void send(SignedRoot root) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        out.send(Topics.PROOF_ROOTS, KEY, Records.write(root), new EventPublisher.SendCallback() {
            @Override
            public void acknowledged(Place place) {
                sent.complete(null);
            }

            @Override
            public void failed(Exception cause) {
                sent.completeExceptionally(cause);
            }
        });
        sent.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }
}
