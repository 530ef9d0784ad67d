package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the relay before the doors open and stops it after they have closed. */
final class RelayService implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RelayService.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration CHECKPOINT = Duration.ofSeconds(10);
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final CaseTopics topics;
    private final SegmentLeases leases;
    private final RelayLoop loop;
    private final Snapshots snapshots;
    private final LogAudit audit;
    private final KafkaEventPublisher out;
    private ScheduledExecutorService timers;
    private Thread thread;
    private boolean topicsReady;

    RelayService(
            CaseTopics topics,
            SegmentLeases leases,
            RelayLoop loop,
            Snapshots snapshots,
            LogAudit audit,
            KafkaEventPublisher out) {
        this.topics = topics;
        this.leases = leases;
        this.loop = loop;
        this.snapshots = snapshots;
        this.audit = audit;
        this.out = out;
    }

    @Override
    public synchronized void start() {
        quietly("make the topics", this::ensureTopics);
        quietly("take segments", leases::tick);
        timers = Executors.newScheduledThreadPool(
                2, Thread.ofPlatform().name("case-relay-timer-", 0).daemon().factory());
        every(BEAT, "keep its segments", leases::tick);
        every(CHECKPOINT, "publish a checkpoint", this::checkpoint);
        thread = Thread.ofPlatform().name("case-relay").daemon().start(loop::run);
    }

    private void ensureTopics() {
        if (!topicsReady) {
            topics.ensure();
            topicsReady = true;
        }
    }

    private void checkpoint() {
        ensureTopics();
        audit.step();
        snapshots.publish(out);
    }

    private void every(Duration pause, String what, Runnable job) {
        timers.scheduleWithFixedDelay(
                () -> quietly(what, job), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void quietly(String what, Runnable job) {
        try {
            job.run();
        } catch (RuntimeException e) {
            log.warn("The relay cannot {} just now: {}", what, e.getMessage());
        }
    }

    /** What is under way gets a moment to arrive; what does not is still pending in the store. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        try {
            long until = System.nanoTime() + FLUSH.toNanos();
            while (!isFlushed() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            loop.stop();
            thread.join(FLUSH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        timers.shutdownNow();
        quietly("publish its last checkpoint", () -> snapshots.publish(out));
        quietly("give back its segments", leases::release);
        out.close();
        thread = null;
    }

    private boolean isFlushed() {
        try {
            return loop.isIdle();
        } catch (RuntimeException e) {
            return true;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    /** Before the web server and the listeners. */
    @Override
    public int getPhase() {
        return 0;
    }
}
