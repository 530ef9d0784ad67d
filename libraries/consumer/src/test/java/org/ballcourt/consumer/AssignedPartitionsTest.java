package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;

class AssignedPartitionsTest {
    private final AssignedPartitions assigned = new AssignedPartitions();
    private final MockConsumer<byte[], byte[]> consumer = consumer(12);

    @Test
    void holdsNothingBeforeItWasGivenAnything() {
        assertThat(assigned.owns("case-1")).isFalse();
    }

    @Test
    void holdsTheCasesWhoseEventsTheProducerSendsToItsPartitions() {
        assigned.add(List.of(events(3), events(7)));
        assigned.learn(consumer);
        assertThat(IntStream.range(0, 500).mapToObj(i -> "案件-" + i)).allSatisfy(caseId -> {
            int partition = BuiltInPartitioner.partitionForKey(caseId.getBytes(StandardCharsets.UTF_8), 12);
            assertThat(assigned.owns(caseId)).isEqualTo(partition == 3 || partition == 7);
        });
    }

    @Test
    void holdsNoMoreWhatItLost() {
        assigned.add(
                IntStream.range(0, 12).mapToObj(AssignedPartitionsTest::events).toList());
        assigned.learn(consumer);
        assertThat(assigned.owns("case-1")).isTrue();
        assigned.remove(
                IntStream.range(0, 12).mapToObj(AssignedPartitionsTest::events).toList());
        assertThat(assigned.owns("case-1")).isFalse();
    }

    /** Between two looks everything may be as it was, though another instance has held it meanwhile. */
    @Test
    void tellsWhatWasRegainedFromWhatWasNeverLost() {
        assigned.add(List.of(events(3)));
        assigned.learn(consumer);
        long before = assigned.generation();
        assigned.add(List.of());
        assigned.learn(consumer);
        assertThat(assigned.generation()).isEqualTo(before);

        assigned.remove(List.of(events(3)));
        assigned.add(List.of(events(3)));
        assertThat(assigned.generation()).isGreaterThan(before);
    }

    @Test
    void isNotMovedByPartitionsOfOtherTopics() {
        assigned.add(List.of(new TopicPartition(Topics.CASE_SNAPSHOTS, 0)));
        assigned.learn(consumer);
        assertThat(IntStream.range(0, 50).mapToObj(i -> "case-" + i)).noneMatch(assigned::owns);
    }

    @Test
    void holdsWhatItWasGivenAsSoonAsKafkaSaysHowManyThereAre() {
        assigned.add(List.of(events(0)));
        assigned.learn(silent());
        assertThat(assigned.owns("case-1")).isFalse();
        assigned.learn(consumer(0));
        assertThat(assigned.owns("case-1")).isFalse();

        assigned.learn(consumer(1));
        assertThat(assigned.owns("case-1")).isTrue();
    }

    @Test
    void keepsWhatItHasWhileKafkaDoesNotSayHowManyThereAreNow() {
        assigned.add(List.of(events(0)));
        assigned.learn(consumer(1));
        assigned.add(List.of());
        assigned.learn(silent());
        assertThat(assigned.owns("case-1")).isTrue();
    }

    private static MockConsumer<byte[], byte[]> silent() {
        return new MockConsumer<>("earliest") {
            @Override
            public synchronized List<PartitionInfo> partitionsFor(String topic, Duration longest) {
                throw new TimeoutException("no answer");
            }
        };
    }

    private static TopicPartition events(int partition) {
        return new TopicPartition(Topics.CASE_EVENTS, partition);
    }

    private static MockConsumer<byte[], byte[]> consumer(int partitions) {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        Node node = new Node(1, "x", 1);
        consumer.updatePartitions(
                Topics.CASE_EVENTS,
                IntStream.range(0, partitions)
                        .mapToObj(i -> new PartitionInfo(Topics.CASE_EVENTS, i, node, new Node[0], new Node[0]))
                        .toList());
        return consumer;
    }
}
