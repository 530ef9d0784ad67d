package org.ballcourt.servicekit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;

/** A record is safe when all in-sync replicas have it. */
record KafkaRecordSender(Producer<String, byte[]> producer) implements RecordSender, AutoCloseable {
    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord record) {
        CompletableFuture<SentRecord> safe = new CompletableFuture<>();
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                record.topic(), record.key(), record.value().getBytes(StandardCharsets.UTF_8));
        TextHeaders.write(record.headers(), sent.headers());
        try {
            producer.send(sent, (there, failure) -> {
                if (failure == null) {
                    safe.complete(new SentRecord(there.partition(), there.offset()));
                } else {
                    safe.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) {
            safe.completeExceptionally(refused);
        }
        return safe;
    }

    @Override
    public void close() {
        producer.close();
    }
}
