package org.ballcourt.servicekit.kafka;

import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;

/** A record is safe when all in-sync replicas have it. */
record KafkaRecordSender(Producer<String, byte[]> producer, Traces traces) implements RecordSender, AutoCloseable {
    @Override
    public CompletableFuture<SentRecord> send(OutgoingRecord record) {
        CompletableFuture<SentRecord> safe = new CompletableFuture<>();
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(
                record.topic(), record.key(), record.value().getBytes(StandardCharsets.UTF_8));
        TextHeaders.write(record.headers(), sent.headers());
        Leg leg = traces.begin("send " + record.topic(), Span.Kind.PRODUCER).with("topic", record.topic());
        if (leg.traceparent() != null) {
            TextHeaders.write(Map.of(LogContext.TRACEPARENT_HEADER, leg.traceparent()), sent.headers());
        }
        try {
            producer.send(sent, (there, failure) -> {
                leg.close();
                if (failure == null) {
                    safe.complete(new SentRecord(there.partition(), there.offset()));
                } else {
                    safe.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException refused) {
            leg.close();
            safe.completeExceptionally(refused);
        }
        return safe;
    }

    @Override
    public void close() {
        producer.close();
    }
}
