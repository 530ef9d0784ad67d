package org.ballcourt.escalation.messaging;

import java.util.concurrent.CompletableFuture;

/** Sends records for Kafka. */
public interface MessageSender {
    /** Messages with the same key arrive in the order of the calls; the answer comes when the message is safe, or could not be sent. */
    CompletableFuture<Void> send(Message message);
}
