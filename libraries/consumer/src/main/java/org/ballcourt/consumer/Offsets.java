package org.ballcourt.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Positions that may be committed: twice a second while there is work, at once when there is none, and before partitions are given up.
 * What cannot be now is committed with what comes next, and until then a restart only repeats.
 */
final class Offsets {
    private static final Logger log = LoggerFactory.getLogger(Offsets.class);
    private static final long PACE = TimeUnit.MILLISECONDS.toNanos(500);

    /** Whoever waits for it holds up the closing, or all others of its group. */
    private static final Duration LONGEST_LAST = Duration.ofSeconds(5);

    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private long committedAt;

    /** @param now on the caller's monotonic clock */
    Offsets(long now) {
        committedAt = now;
    }

    /**
     * Everything before {@code next} is durable or laid aside. Where it says under which leader that was, Kafka sees later that the topic
     * has lost its end since, and goes back to where it did, instead of passing over what was written there anew.
     */
    void done(TopicPartition partition, OffsetAndMetadata next) {
        if (Long.valueOf(next.offset()).equals(committed.get(partition))) {
            due.remove(partition);
        } else {
            due.put(partition, next);
        }
    }

    boolean isDue() {
        return !due.isEmpty();
    }

    /** @param idle there is nothing else to do */
    void commit(Consumer<?, ?> consumer, long now, boolean idle) {
        if (idle || now - committedAt >= PACE) {
            committedAt = now;
            due.keySet().retainAll(consumer.assignment());
            commit(() -> consumer.commitSync(due));
        }
    }

    /** Somebody else may commit for these from now on, and even step back. */
    void givenUp(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        commitLast(consumer);
        forget(revoked);
    }

    void forget(Collection<TopicPartition> lost) {
        due.keySet().removeAll(lost);
        committed.keySet().removeAll(lost);
    }

    /** Whether or not somebody has called meanwhile, as whoever closes does. */
    void commitLast(Consumer<?, ?> consumer) {
        due.keySet().retainAll(consumer.assignment());
        try {
            commit(() -> consumer.commitSync(due, LONGEST_LAST));
        } catch (WakeupException called) {
            commit(() -> consumer.commitSync(due, LONGEST_LAST));
        }
    }

    private void commit(Runnable call) {
        if (due.isEmpty()) {
            return;
        }
        try {
            call.run();
            due.forEach((partition, offset) -> committed.put(partition, offset.offset()));
            due.clear();
        } catch (WakeupException closed) {
            throw closed;
        } catch (KafkaException later) {
            log.warn("The position will be committed later: {}", later.toString());
        }
    }
}
