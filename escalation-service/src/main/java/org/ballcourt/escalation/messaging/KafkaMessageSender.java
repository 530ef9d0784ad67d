package org.ballcourt.escalation.messaging;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;

/** Sends to Kafka; a message is safe when all in-sync replicas have it. */
public final class KafkaMessageSender implements MessageSender, AutoCloseable {
    private final Producer<String, String> producer;

    public KafkaMessageSender(Producer<String, String> producer) {
        this.producer = producer;
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
