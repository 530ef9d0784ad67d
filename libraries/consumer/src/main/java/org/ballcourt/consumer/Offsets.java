package org.ballcourt.consumer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Positions that may be committed; what cannot be now is committed with what comes next, and until then a restart
 * only repeats.
 */
final class Offsets {
    private static final Logger log = LoggerFactory.getLogger(Offsets.class);

    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();

    /**
     * Everything before {@code next} is durable or laid aside. Where it says under which leader that was, Kafka sees later that the topic
     * has lost its end since, and goes back to where it did, instead of passing over what was written there anew.
     */
    void done(TopicPartition partition, OffsetAndMetadata next) {
        if (!Long.valueOf(next.offset()).equals(committed.get(partition))) {
            due.put(partition, next);
        }
    }

    void commit(Consumer<?, ?> consumer) {
        due.keySet().retainAll(consumer.assignment());
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due);
            due.forEach((partition, offset) -> committed.put(partition, offset.offset()));
            due.clear();
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException later) {
            log.warn("The position will be committed later: {}", later.toString());
        }
    }

    /** Somebody else may commit from now on, and even step back. */
    void forget(Collection<TopicPartition> revoked) {
        committed.keySet().removeAll(revoked);
    }
}
