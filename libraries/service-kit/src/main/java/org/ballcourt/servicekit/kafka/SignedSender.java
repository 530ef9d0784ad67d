package org.ballcourt.servicekit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.wire.CloudEvents;

/**
 * Signs each record with the key of the service that publishes it, so that its readers need not believe whoever may write to the topic. What
 * is sent together has one signature together, which is as dear as a single one.
 */
public record SignedSender(RecordSender sender, PublisherKey key) implements RecordSender {
    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord record) {
        return sendAll(List.of(record)).getFirst();
    }

    @Override
    public List<CompletableFuture<SentRecord>> sendAll(List<OutgoingRecord> records) {
        List<String> seals =
                EventSeal.sign(records.stream().map(SignedSender::hash).toList(), key.signing());
        List<CompletableFuture<SentRecord>> sent = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            sent.add(sender.send(signed(records.get(i), seals.get(i))));
        }
        return sent;
    }

    private static String hash(OutgoingRecord record) {
        return RecordHash.of(record.topic(), record.key(), record.value().getBytes(StandardCharsets.UTF_8));
    }

    private static OutgoingRecord signed(OutgoingRecord record, String seal) {
        Map<String, String> headers = new HashMap<>(record.headers());
        headers.put(CloudEvents.SIGNATURE, seal);
        return new OutgoingRecord(record.topic(), record.key(), headers, record.value());
    }
}
