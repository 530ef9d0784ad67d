package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private final Counter counter = new SimpleMeterRegistry().counter("parked");
    private int largest = Integer.MAX_VALUE;
    private RuntimeException failure;
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer()) {
                @Override
                public synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> record) {
                    if (failure != null) {
                        throw failure;
                    }
                    if (record.value() != null && record.value().length > largest) {
                        throw new RecordTooLargeException("too large");
                    }
                    return super.send(record);
                }
            };
    private final DeadLetters<String> letters = new DeadLetters<>("group", producer, counter);

    private Map<String, String> headersAfter(byte[] value, String reason) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 42, "key", value);
        record.headers().add("huge", new byte[5_000]).add("small", "x".getBytes(StandardCharsets.UTF_8));
        letters.send(record, reason);
        return TextHeaders.read(producer.history().getLast().headers());
    }

    @Test
    void keepARecordAsItWas() {
        Map<String, String> headers = headersAfter(new byte[] {1, 2}, "why");

        assertThat(headers)
                .containsEntry("parked-reason", "why")
                .containsEntry("parked-by", "group")
                .containsEntry("parked-from", "topic-3@42")
                .containsKeys("huge", "small")
                .doesNotContainKey("parked-sha256");
        assertThat(producer.history().getLast().value()).containsExactly(1, 2);
    }

    /** Each group that cannot handle a record has a copy of its own: a try for one of them would make one more of each. */
    @Test
    void layAsideWhatIsTriedAgainForTheGroupItIsTriedFor() {
        for (String group : new String[] {"other", "group"}) {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 42, "key", new byte[1]);
            record.headers().add("retry-for", group.getBytes(StandardCharsets.UTF_8));
            letters.send(record, "why");
        }

        assertThat(producer.history()).hasSize(1);
        assertThat(counter.count()).isEqualTo(1);
    }

    /** Who may read what was laid aside shall not be able to act for others. */
    @Test
    void forgetTheTokenOfTheSender() {
        for (int size : new int[] {1, 2_000_000}) {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 42, "key", new byte[size]);
            record.headers().add("authorization", "Bearer x".getBytes(StandardCharsets.UTF_8));
            letters.send(record, "why");
            assertThat(producer.history().getLast().headers().lastHeader("authorization"))
                    .isNull();
            assertThat(record.headers().lastHeader("authorization")).isNotNull();
        }
    }

    @Test
    void keepAStubOfWhatIsTooLarge() {
        byte[] value = new byte[2_000_000];

        assertThat(headersAfter(value, "why"))
                .containsEntry("parked-from", "topic-3@42")
                .containsEntry("parked-size", "2000000")
                .containsEntry("parked-sha256", Sha256.hex(value))
                .containsKey("small")
                .doesNotContainKey("huge");
        assertThat(producer.history().getLast().value()).hasSize(1024);
    }

    @Test
    void sayOfWhatWasNeverTakenInWhatItWas() {
        byte[] value = new byte[20_000_000];
        RecordHeaders headers = new RecordHeaders();
        headers.add("small", new byte[1]);
        BoundedDeserializer<byte[]> reader = new BoundedDeserializer<>(new ByteArrayDeserializer());
        byte[] taken = reader.deserialize("topic", headers, ByteBuffer.wrap(value));
        assertThat(taken).isNull();
        letters.send(
                new ConsumerRecord<>(
                        "topic", 3, 42, 0, TimestampType.CREATE_TIME, 3, 0, "key", taken, headers, Optional.empty()),
                "the record has no value");

        ProducerRecord<String, byte[]> stub = producer.history().getLast();
        assertThat(TextHeaders.read(stub.headers()))
                .containsEntry("parked-reason", "the record has a part of 20000000 bytes, 1048576 are the most")
                .containsEntry("parked-size", "20000000")
                .containsEntry("parked-sha256", Sha256.hex(value))
                .containsKey("small")
                .doesNotContainKey("cut-part");
        assertThat(stub.value()).hasSize(1024);
    }

    @Test
    void believeNoHeaderThatSaysARecordWasCut() {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>("topic", 3, 42, "key", null);
        record.headers().add("cut-part", new byte[] {1});
        letters.send(record, "the record has no value");

        assertThat(TextHeaders.read(producer.history().getLast().headers()))
                .containsEntry("parked-reason", "the record has no value")
                .doesNotContainKey("parked-size");
    }

    @Test
    void keepAStubWhereTheBrokerTakesLessThanWeThink() {
        largest = 10_000;
        assertThat(headersAfter(new byte[20_000], "why")).containsEntry("parked-size", "20000");
    }

    @Test
    void giveUpWhatCannotBeKeptAtAllInsteadOfTryingForEver() {
        largest = -1;
        letters.send(new ConsumerRecord<>("topic", 3, 42, "key", new byte[1]), "why");
        assertThat(counter.count()).isEqualTo(1);
    }

    @Test
    void waitForABrokerThatIsAway() {
        failure = new NotEnoughReplicasException("one left");
        assertThatThrownBy(() -> headersAfter(new byte[1], "why")).isInstanceOf(KafkaException.class);
        assertThat(counter.count()).isZero();
    }

    @Test
    void cutTheReason() {
        assertThat(headersAfter(new byte[1], "x".repeat(525_000)).get("parked-reason"))
                .hasSize(1000);
    }
}
