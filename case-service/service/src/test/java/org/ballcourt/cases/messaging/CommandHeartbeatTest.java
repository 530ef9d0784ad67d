package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.wire.Records;
import org.junit.jupiter.api.Test;

/** What must work before an instance says that commands can be given. */
class CommandHeartbeatTest {
    private static final Instant NOW = Instant.parse("2026-11-02T04:00:00Z");

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicBoolean doorIsOpen = new AtomicBoolean(true);
    private final AtomicBoolean storeIsThere = new AtomicBoolean(true);
    private final List<Instant> written = new ArrayList<>();
    private final CommandHeartbeat heartbeat =
            new CommandHeartbeat(now::get, doorIsOpen::get, this::write, producer, Keys.records());

    private void write(Instant at) {
        if (!storeIsThere.get()) {
            throw new IllegalStateException("no store");
        }
        written.add(at);
    }

    @Test
    void isToldWhenTheDoorIsOpenAndTheStoreTookAWrite() {
        heartbeat.beat();
        assertThat(written).containsExactly(NOW);
        assertThat(producer.history()).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo(Topics.SERVICE_HEARTBEATS);
            ServiceHeartbeat sent = Records.read(ServiceHeartbeat.class, record.value());
            assertThat(sent.at()).isEqualTo(NOW);
            assertThat(record.key()).isEqualTo(sent.instance());
            Keys.demandSigned(record);
        });
    }

    @Test
    void isOneOfAnotherInstanceWhereTheClockWasSetBack() {
        List.of(NOW, NOW.plusSeconds(5), NOW.plusSeconds(2), NOW.plusSeconds(7)).forEach(at -> {
            now.set(at);
            heartbeat.beat();
        });
        List<String> instances =
                producer.history().stream().map(ProducerRecord::key).toList();
        assertThat(instances.get(1)).isEqualTo(instances.get(0));
        assertThat(instances.get(2)).isNotEqualTo(instances.get(1));
        assertThat(instances.get(3)).isEqualTo(instances.get(2));
    }

    @Test
    void isNotToldWhileNobodyCanReachUs() {
        doorIsOpen.set(false);
        heartbeat.beat();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void isNotToldWhileNoCommandCouldBeStored() {
        storeIsThere.set(false);
        assertThatThrownBy(heartbeat::beat).hasMessage("no store");
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void failsSoThatTheWorkerShowsItWhereKafkaDoesNotTakeIt() {
        producer.sendException = new TimeoutException("no broker");
        assertThatThrownBy(heartbeat::beat).isInstanceOf(TimeoutException.class);
    }
}
