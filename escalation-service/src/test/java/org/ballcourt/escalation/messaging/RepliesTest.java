package org.ballcourt.escalation.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.junit.jupiter.api.Test;

class RepliesTest {
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
        assertThat(parse("c", "[]")).isNull();
        assertThat(parse("c", "{")).isNull();
        assertThat(parse("c", "")).isNull();
        assertThat(parse(null, "{}")).isNull();
        assertThat(parse("c", null)).isNull();
    }

    /** SIGSTOP, and back a minute later: what the case-service said before it died tells nothing of now. */
    @Test
    void areNotTakenForNewsAfterTheProcessWasFrozen() {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("latest");
        List.of(Topics.CASE_REPLIES, Topics.SERVICE_HEARTBEATS).forEach(topic -> {
            consumer.updatePartitions(
                    topic, List.of(new PartitionInfo(topic, 0, Node.noNode(), new Node[0], new Node[0])));
            consumer.updateEndOffsets(Map.of(new TopicPartition(topic, 0), 0L));
        });
        AtomicLong now = new AtomicLong();
        AtomicInteger heartbeats = new AtomicInteger();
        try (BackgroundWorkers workers = new BackgroundWorkers(new SimpleMeterRegistry());
                Replies replies =
                        new Replies(consumer, _ -> {}, heartbeats::incrementAndGet, workers, now::incrementAndGet)) {
            replies.pollOnce();
            assertThat(replies.isListening()).isTrue();
            beat(consumer, 0);
            replies.pollOnce();
            assertThat(heartbeats).hasValue(1);

            consumer.schedulePollTask(() -> {
                now.addAndGet(Duration.ofMinutes(1).toNanos());
                beat(consumer, 1);
                beat(consumer, 2);
            });
            replies.pollOnce();
            assertThat(heartbeats).as("of a minute ago").hasValue(1);

            beat(consumer, 3);
            replies.pollOnce();
            assertThat(heartbeats).as("of now").hasValue(2);
        }
    }

    private static void beat(MockConsumer<String, byte[]> consumer, long offset) {
        consumer.addRecord(new ConsumerRecord<>(Topics.SERVICE_HEARTBEATS, 0, offset, "a", new byte[0]));
        consumer.updateEndOffsets(Map.of(new TopicPartition(Topics.SERVICE_HEARTBEATS, 0), offset + 1));
    }

    private static Reply parse(String caseId, String value) {
        return Replies.parse(caseId, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }
}
