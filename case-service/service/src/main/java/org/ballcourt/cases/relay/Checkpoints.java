package org.ballcourt.cases.relay;

/** Tells readers from time to time where each case stands, so that they see what Kafka may have lost. */
record Checkpoints(LogAudit audit, Snapshots snapshots, KafkaEventPublisher out) implements AutoCloseable {
    /** Looks at a few more cases, and publishes what has changed since the last time. */
    void next() {
        audit.step();
        publish();
    }

    void publish() {
        snapshots.publish(out);
    }

    @Override
    public void close() {
        out.close();
    }
}
