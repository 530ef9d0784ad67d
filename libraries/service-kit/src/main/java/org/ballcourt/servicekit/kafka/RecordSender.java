package org.ballcourt.servicekit.kafka;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends records to Kafka. */
public interface RecordSender {
    /** Records with the same key arrive in the order of the calls; the answer comes when one is safe, or could not be sent. */
    CompletableFuture<SentRecord> send(OutgoingRecord record);

    /** Each of them, in this order. */
    default List<CompletableFuture<SentRecord>> sendAll(List<OutgoingRecord> records) {
        return records.stream().map(this::send).toList();
    }
}
