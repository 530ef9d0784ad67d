package org.ballcourt.servicekit.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.consumer.GroupWatch;
import org.ballcourt.consumer.LogContext;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.servicekit.traces.Leg;
import org.ballcourt.servicekit.workers.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** Makes the listeners of a service: each goes on whatever lies on its topic, and lays aside what nobody can handle. */
public final class KafkaListeners implements ApplicationListener<ConsumerStoppedEvent>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaListeners.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final MeterRegistry meters;
    private final Duration patience;
    private final Producer<String, byte[]> producer;
    private final List<GroupWatch> watches = new CopyOnWriteArrayList<>();
    private final List<TopicProgress> closed = new CopyOnWriteArrayList<>();
    private final List<ConcurrentMessageListenerContainer<?, ?>> containers = new CopyOnWriteArrayList<>();
    private volatile boolean ended;

    /** @param patience how long a record waits for something that it refers to and that has not come yet */
    KafkaListeners(KafkaClients clients, MeterRegistry meters, Duration patience) {
        this.clients = clients;
        this.meters = meters;
        this.patience = patience;
        this.producer = clients.producer("ballcourt-parked");
    }

    /**
     * Gives a group's records to a listener one after the other; a poll is committed when each of it was handled or laid aside, so that
     * after a crash some come again. A commit for each costs the broker more than most records cost their listener.
     */
    public ConcurrentMessageListenerContainer<String, byte[]> listener(
            String topic, String group, MessageListener<String, byte[]> listener) {
        return watched(topic, group, clients.listener(topic, group, surviving(group, listener)));
    }

    /**
     * Gives a group's records to a listener poll by poll; a poll is committed when all of it was handled or laid aside. A listener that
     * fails says at which record, by a {@link BatchListenerFailedException}; what it handled behind that comes again.
     */
    public ConcurrentMessageListenerContainer<String, byte[]> batchListener(
            String topic, String group, BatchMessageListener<String, byte[]> listener) {
        return watched(topic, group, clients.listener(topic, group, listener));
    }

    private ConcurrentMessageListenerContainer<String, byte[]> watched(
            String topic, String group, ConcurrentMessageListenerContainer<String, byte[]> container) {
        containers.add(container);
        container.setCommonErrorHandler(ListenerErrors.handler(deadLetters(group), patience));
        // Rights and keys are mended by people; a listener that gave up would have to be started again by them as well.
        container.getContainerProperties().setAuthExceptionRetryInterval(Duration.ofSeconds(10));
        TopicProgress progress = clients.progress(topic, group);
        closed.add(progress);
        watches.add(new GroupWatch(group, progress, container::isInExpectedState, meters, System::nanoTime).start());
        return container;
    }

    /** For an error, other than for an exception, the container would end. */
    private MessageListener<String, byte[]> surviving(String group, MessageListener<String, byte[]> listener) {
        return record -> {
            try (LogContext _ = LogContext.ofCase(record.key());
                    Leg _ = handling(group, record)) {
                listener.onMessage(record);
            } catch (Error failed) {
                LastResort.endIfFatal(failed);
                throw new IllegalStateException(failed);
            }
        };
    }

    /** Of records that are part of no trace nothing is told. */
    private Leg handling(String group, ConsumerRecord<String, byte[]> record) {
        String traceparent = TextHeaders.last(record.headers(), LogContext.TRACEPARENT_HEADER);
        return clients.traces()
                .goOn(group + " handle", Span.Kind.CONSUMER, traceparent)
                .with("group", group)
                .with("topic", record.topic())
                .with(LogContext.CASE, record.key())
                .entered();
    }

    /** An error that came from elsewhere than the listener, while records were polled or committed, has ended a container. */
    @Override
    public void onApplicationEvent(ConsumerStoppedEvent stopped) {
        ConcurrentMessageListenerContainer<?, ?> container =
                stopped.getContainer(ConcurrentMessageListenerContainer.class);
        if (stopped.getReason() == ConsumerStoppedEvent.Reason.ERROR && containers.contains(container)) {
            Thread.ofVirtual().name(container.getGroupId() + "-start").start(() -> startAgain(container));
        }
    }

    private void startAgain(ConcurrentMessageListenerContainer<?, ?> container) {
        LockSupport.parkNanos(PAUSE.toNanos());
        if (!ended) {
            log.error("Starting the listener of {} again, because an error has ended it", container.getGroupId());
            container.stop();
            container.start();
        }
    }

    /** How each group fares, looked at from outside of its threads. */
    List<GroupWatch> watches() {
        return watches;
    }

    /** For a listener that lays records aside by itself. */
    public DeadLetters<String> deadLetters(String group) {
        // An alarm looks at the increase, so it must be there before the first one.
        Counter parked = Counter.builder("ballcourt.parked.records")
                .description("Records laid aside because nobody can handle them")
                .tag("group", group)
                .register(meters);
        return new DeadLetters<>(group, producer, parked);
    }

    @Override
    public void close() {
        ended = true;
        watches.forEach(GroupWatch::close);
        closed.forEach(TopicProgress::close);
        producer.close();
    }
}
