package org.ballcourt.cases.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
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
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.wire.Records;

/**
 * Tells every few seconds that a command could be given here: the door is open, the store takes a write and Kafka a record. A time
 * in which no instance could tell so is an outage. Each is signed, and later than the one before of its instance, so that none is believed twice.
 */
final class CommandHeartbeat {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final int PATIENCE_S = 10;

    private final InstantSource time;
    private final BooleanSupplier doorIsOpen;
    private final WriteProbe store;
    private final Producer<String, byte[]> producer;
    private final RecordSigner signer;
    private ServiceHeartbeat last = new ServiceHeartbeat(UUID.randomUUID().toString(), Instant.MIN);

    CommandHeartbeat(
            InstantSource time,
            BooleanSupplier doorIsOpen,
            WriteProbe store,
            Producer<String, byte[]> producer,
            RecordSigner signer) {
        this.time = time;
        this.doorIsOpen = doorIsOpen;
        this.store = store;
        this.producer = producer;
        this.signer = signer;
    }

    /** @throws IllegalStateException if Kafka does not take it */
    void beat() {
        if (!doorIsOpen.getAsBoolean()) {
            return;
        }
        ServiceHeartbeat heartbeat = next(time.instant());
        store.write(heartbeat.at());
        try {
            producer.send(signed(heartbeat)).get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new IllegalStateException("Kafka does not take the heartbeat", refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whose clock was set back is another instance from then on. */
    private ServiceHeartbeat next(Instant now) {
        String instance =
                now.isAfter(last.at()) ? last.instance() : UUID.randomUUID().toString();
        last = new ServiceHeartbeat(instance, now);
        return last;
    }

    private ProducerRecord<String, byte[]> signed(ServiceHeartbeat heartbeat) {
        byte[] value = Records.write(heartbeat).getBytes(StandardCharsets.UTF_8);
        return signer.sign(new ProducerRecord<>(Topics.SERVICE_HEARTBEATS, heartbeat.instance(), value));
    }
}
