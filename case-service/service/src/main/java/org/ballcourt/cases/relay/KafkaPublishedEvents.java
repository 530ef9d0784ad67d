package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.ballcourt.cases.store.Place;
import org.ballcourt.contracts.Topics;

/** The topic itself. */
record KafkaPublishedEvents(Consumer<String, byte[]> client) implements PublishedEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MOST_EMPTY_POLLS = 20;

    @Override
    public int partitions() {
        return client.partitionsFor(Topics.CASE_EVENTS, PATIENCE).size();
    }

    @Override
    public void read(Place from, java.util.function.Consumer<List<Published>> batch) {
        TopicPartition partition = new TopicPartition(Topics.CASE_EVENTS, from.partition());
        List<TopicPartition> alone = List.of(partition);
        client.assign(alone);
        long end = client.endOffsets(alone, PATIENCE).get(partition);
        long begin = client.beginningOffsets(alone, PATIENCE).get(partition);
        client.seek(partition, Math.max(begin, from.offset()));
        int empty = 0;
        while (client.position(partition, PATIENCE) < end) {
            List<ConsumerRecord<String, byte[]>> records = client.poll(POLL).records(partition);
            batch.accept(Published.in(records));
            empty = records.isEmpty() ? empty + 1 : 0;
            if (empty > MOST_EMPTY_POLLS) {
                throw new KafkaException("Partition " + partition + " cannot be read just now");
            }
        }
    }

    @Override
    public void close() {
        client.close(CloseOptions.timeout(POLL));
    }
}
