package org.ballcourt.cases.relay;

import io.micrometer.tracing.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.wire.CloudEvents;

/** An idempotent producer that waits for all in-sync replicas, and is replaced when it has failed for good. */
final class KafkaEventPublisher implements EventPublisher, AutoCloseable {
    private static final Map<String, Object> TIMES = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 0,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);

    private static final int PATIENCE_S = 20;

    private final Supplier<Producer<String, byte[]>> fresh;
    private final EventSealer sealer;
    private final Traces traces;
    private Producer<String, byte[]> producer;

    KafkaEventPublisher(KafkaClients kafka, EventSealer sealer, Traces traces) {
        this(() -> kafka.producer("case-relay", TIMES), sealer, traces);
    }

    KafkaEventPublisher(Supplier<Producer<String, byte[]>> fresh, EventSealer sealer) {
        this(fresh, sealer, Traces.OFF);
    }

    private KafkaEventPublisher(Supplier<Producer<String, byte[]>> fresh, EventSealer sealer, Traces traces) {
        this.fresh = fresh;
        this.sealer = sealer;
        this.traces = traces;
    }

    @Override
    public void prepare(List<LoggedEvent> soon) {
        sealer.prepare(soon);
    }

    @Override
    public void send(LoggedEvent event, SendCallback callback) {
        byte[] payload = event.payload().getBytes(StandardCharsets.UTF_8);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.CASE_EVENTS, event.event().caseId(), payload);
        TextHeaders.write(CloudEvents.headers(event.event()), record.headers());
        TextHeaders.write(Map.of(CloudEvents.SIGNATURE, sealer.sealOf(event)), record.headers());
        Leg relaying = relaying(event);
        if (relaying.traceparent() == null) {
            send(record, callback);
        } else {
            TextHeaders.write(Map.of(LogContext.TRACEPARENT_HEADER, relaying.traceparent()), record.headers());
            send(record, traced(relaying, callback));
        }
    }

    /** Where it was accepted as part of a trace, by whichever node; whoever relays it may be another, and much later. */
    private Leg relaying(LoggedEvent event) {
        return traces.goOn("relay", Span.Kind.PRODUCER, event.traceparent())
                .with("type", event.type())
                .with(LogContext.CASE, event.event().caseId())
                .with(LogContext.COMMAND, event.event().commandId());
    }

    private static SendCallback traced(Leg relaying, SendCallback callback) {
        return new SendCallback() {
            @Override
            public void acknowledged(Place place) {
                relaying.close();
                callback.acknowledged(place);
            }

            @Override
            public void failed(Exception cause) {
                relaying.with("result", "failed").close();
                callback.failed(cause);
            }
        };
    }

    /** Sends where nobody waits for the callback of a single record. */
    void send(String topic, String key, String value) {
        send(record(topic, key, value), new SendCallback() {
            @Override
            public void acknowledged(Place place) {
                // What gets lost here is sent again with the next change.
            }

            @Override
            public void failed(Exception cause) {
                // As above.
            }
        });
    }

    /** Sends it signed. Returns when it is acknowledged; throws {@link java.util.concurrent.CompletionException} if it is not within 20 s. */
    void sendAndWait(String topic, String key, String value) {
        ProducerRecord<String, byte[]> record = sealer.sign(record(topic, key, value));
        CompletableFuture<Void> sent = new CompletableFuture<>();
        send(record, new SendCallback() {
            @Override
            public void acknowledged(Place place) {
                sent.complete(null);
            }

            @Override
            public void failed(Exception cause) {
                sent.completeExceptionally(cause);
            }
        });
        sent.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    private static ProducerRecord<String, byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(ProducerRecord<String, byte[]> record, SendCallback callback) {
        Producer<String, byte[]> current = current();
        try {
            current.send(record, (metadata, failure) -> {
                if (failure == null) {
                    callback.acknowledged(new Place(metadata.partition(), metadata.offset()));
                } else {
                    replaceIfFatal(current, failure);
                    callback.failed(failure);
                }
            });
        } catch (RuntimeException failure) {
            replaceIfFatal(current, failure);
            callback.failed(failure);
        }
    }

    private synchronized Producer<String, byte[]> current() {
        if (producer == null) {
            producer = fresh.get();
        }
        return producer;
    }

    /** What Kafka calls retriable, and a record that it finds too large, say nothing against the producer. */
    private void replaceIfFatal(Producer<String, byte[]> failed, Exception failure) {
        if (failure instanceof RetriableException || failure instanceof RecordTooLargeException) {
            return;
        }
        synchronized (this) {
            if (producer == failed) {
                producer = null;
            }
        }
        // A callback runs on the producer's own thread, which must not wait for itself.
        Thread.ofVirtual().name("case-relay-close").start(() -> failed.close(Duration.ZERO));
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
            producer = null;
        }
    }
}
