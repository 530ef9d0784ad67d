package org.ballcourt.escalation.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SentRecord;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** A sender whose other end is the test; it can be cut. */
public final class RecordingSender implements RecordSender {
    private final LinkedBlockingQueue<OutgoingRecord> messages = new LinkedBlockingQueue<>();
    private final AtomicLong offset = new AtomicLong();
    private volatile boolean cut;

    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord message) {
        if (cut) {
            return CompletableFuture.failedFuture(new IllegalStateException("The sender is cut"));
        }
        messages.add(message);
        return CompletableFuture.completedFuture(new SentRecord(0, offset.getAndIncrement()));
    }

    public void cut() {
        cut = true;
    }

    public void mend() {
        cut = false;
    }

    /** Command ids, or ids of announcements, since the last look. */
    public List<String> ids() {
        return bodies().stream().map(RecordingSender::id).toList();
    }

    public List<JsonNode> bodies() {
        List<OutgoingRecord> taken = new ArrayList<>();
        messages.drainTo(taken);
        return taken.stream().map(RecordingSender::body).toList();
    }

    /** Waits for the next message of a running scheduler; null if none came in time. */
    public String awaitId() throws InterruptedException {
        OutgoingRecord next = messages.poll(60, TimeUnit.SECONDS);
        return next == null ? null : id(body(next));
    }

    private static JsonNode body(OutgoingRecord message) {
        return Wire.json().readTree(message.value());
    }

    private static String id(JsonNode body) {
        return body.has("commandId")
                ? body.path("commandId").asString()
                : body.path("id").asString();
    }
}
