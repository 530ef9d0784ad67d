package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.cases.store.WriteProbe;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.wire.Records;

/**
 * Tells every few seconds that a command could be given here: the door is open, the store takes a write and Kafka a record. A time
 * in which no instance could tell so is an outage.
 */
final class CommandHeartbeat {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int PATIENCE_S = 10;

    private final String instance = UUID.randomUUID().toString();
    private final InstantSource time;
    private final BooleanSupplier doorIsOpen;
    private final WriteProbe store;
    private final Producer<String, byte[]> producer;

    CommandHeartbeat(
            InstantSource time, BooleanSupplier doorIsOpen, WriteProbe store, Producer<String, byte[]> producer) {
        this.time = time;
        this.doorIsOpen = doorIsOpen;
        this.store = store;
        this.producer = producer;
    }

    /** @throws IllegalStateException if Kafka does not take it */
    void beat() {
        if (!doorIsOpen.getAsBoolean()) {
            return;
        }
        ServiceHeartbeat heartbeat = new ServiceHeartbeat(instance, time.instant());
        store.write(heartbeat.at());
        try {
            producer.send(new ProducerRecord<>(
                            Topics.SERVICE_HEARTBEATS,
                            instance,
                            Records.write(heartbeat).getBytes(StandardCharsets.UTF_8)))
                    .get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException("Kafka does not take the heartbeat", refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
