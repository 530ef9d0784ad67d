package org.ballcourt.escalation.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.kafka.RecordSigner;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.wire.UnreadableRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final String REPLY =
            "{\"commandId\":\"lapse:a:d1\",\"actor\":\"SYSTEM/ballcourt\",\"status\":\"ACCEPTED\"}";
    private static final String HEARTBEAT = "{\"instance\":\"a\",\"at\":\"2026-11-02T04:00:00Z\"}";

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("latest");

    @BeforeEach
    void topicsAreThere() {
        List.of(Topics.CASE_REPLIES, Topics.SERVICE_HEARTBEATS).forEach(topic -> {
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0])));
            consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        });
    }

    @Test
    void areReadWhereTheyAnswerTheClocks() {
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"ACCEPTED","version":3,"events":[]}""")).isEqualTo(new Reply("c", "lapse:c:d1", true, null));
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SYSTEM/ballcourt","caseId":"c","status":"REJECTED","problem":{"code":"DUTY_NOT_OPEN"}}""")).isEqualTo(new Reply("c", "lapse:c:d1", false, "DUTY_NOT_OPEN"));
    }

    @Test
    void arePassedOverWhereTheyAnswerSomebodyElseOrNobody() {
        assertThat(parse("c", """
                {"commandId":"lapse:c:d1","actor":"SELLER/x","status":"ACCEPTED"}""")).isNull();
        assertThat(parse(null, "{}")).isNull();
        assertThat(parse("c", null)).isNull();
        assertThat(List.of("[]", "{", ""))
                .allSatisfy(value -> assertThatThrownBy(() -> parse("c", value)).isInstanceOf(UnreadableRecord.class));
    }

    @Test
    void areBelievedOnlyAsTheCaseCoreSignedThem() {
        SigningKey key = SigningKey.fresh();
        EventVerifier verifier = EventVerifier.of(List.of(key.verifying()));
        List<Reply> heard = new ArrayList<>();
        List<ServiceHeartbeat> heartbeats = new ArrayList<>();
        try (BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
                Replies replies =
                        new Replies(consumer, verifier, heard::add, heartbeats::add, workers, System::nanoTime)) {
            replies.pollOnce();
            RecordSigner signer = new RecordSigner(key);
            RecordSigner stranger = new RecordSigner(SigningKey.fresh());
            add(Topics.CASE_REPLIES, 0, REPLY, record -> record);
            add(Topics.CASE_REPLIES, 1, REPLY, stranger::sign);
            add(Topics.CASE_REPLIES, 2, "{", signer::sign);
            add(Topics.SERVICE_HEARTBEATS, 0, HEARTBEAT, record -> record);
            add(Topics.SERVICE_HEARTBEATS, 1, HEARTBEAT, stranger::sign);
            add(Topics.SERVICE_HEARTBEATS, 2, "[]", signer::sign);
            replies.pollOnce();
            assertThat(heard).isEmpty();
            assertThat(heartbeats).isEmpty();

            add(Topics.CASE_REPLIES, 3, REPLY, signer::sign);
            add(Topics.SERVICE_HEARTBEATS, 3, HEARTBEAT, signer::sign);
            replies.pollOnce();
            assertThat(heard).containsExactly(new Reply("a", "lapse:a:d1", true, null));
            assertThat(heartbeats).hasSize(1);
        }
    }

    /** SIGSTOP, and back a minute later: what the case-service said before it died tells nothing of now. */
    @Test
    void areNotTakenForNewsAfterTheProcessWasFrozen() {
        AtomicLong now = new AtomicLong();
        AtomicInteger heartbeats = new AtomicInteger();
        try (BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
                Replies replies = new Replies(
                        consumer,
                        EventVerifier.unsigned(),
                        _ -> {},
                        _ -> heartbeats.incrementAndGet(),
                        workers,
                        now::incrementAndGet)) {
            replies.pollOnce();
            assertThat(replies.isListening()).isTrue();
            beat(0);
            replies.pollOnce();
            assertThat(heartbeats).hasValue(1);

            consumer.schedulePollTask(() -> {
                now.addAndGet(Duration.ofMinutes(1).toNanos());
                beat(1);
                beat(2);
            });
            replies.pollOnce();
            assertThat(heartbeats).as("of a minute ago").hasValue(1);

            beat(3);
            replies.pollOnce();
            assertThat(heartbeats).as("of now").hasValue(2);
        }
    }

    private void beat(long offset) {
        add(Topics.SERVICE_HEARTBEATS, offset, HEARTBEAT, record -> record);
    }

    private void add(String topic, long offset, String value, UnaryOperator<ProducerRecord<String, byte[]>> signer) {
        ProducerRecord<String, byte[]> sent =
                signer.apply(new ProducerRecord<>(topic, "a", value.getBytes(StandardCharsets.UTF_8)));
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, offset, sent.key(), sent.value());
        sent.headers().forEach(record.headers()::add);
        consumer.addRecord(record);
        consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), offset + 1));
    }

    private static Reply parse(String caseId, String value) {
        return Replies.parse(caseId, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
