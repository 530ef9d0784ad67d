package org.ballcourt.escalation.messaging;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.consumer.TextHeaders;

/** Sends to Kafka; a message is safe when all in-sync replicas have it. */
public final class KafkaMessageSender implements MessageSender, AutoCloseable {
    private final KafkaProducer<String, String> producer;

    public KafkaMessageSender(String bootstrapServers) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG,
                        "ballcourt-escalation",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        10_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        30_000),
                new StringSerializer(),
                new StringSerializer());
    }

    @Override
    public CompletableFuture<Void> send(Message message) {
        CompletableFuture<Void> safe = new CompletableFuture<>();
        ProducerRecord<String, String> sent = new ProducerRecord<>(message.topic(), message.key(), message.value());
        TextHeaders.write(message.headers(), sent.headers());
        try {
            producer.send(sent, (_, failure) -> {
                if (failure == null) {
                    safe.complete(null);
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
