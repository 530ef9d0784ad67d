package org.ballcourt.servicekit.kafka;

import java.util.concurrent.CompletableFuture;

/** Sends records to Kafka. */
public interface RecordSender {
    /** Records with the same key arrive in the order of the calls; the answer comes when one is safe, or could not be sent. */
    CompletableFuture<SentRecord> send(OutgoingRecord record);
}
