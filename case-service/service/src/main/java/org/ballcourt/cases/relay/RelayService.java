package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Starts the relay before the endpoints open and stops it after they have closed. */
final class RelayService implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RelayService.class);
    private static final Duration LEASE_EVERY = Duration.ofSeconds(2);
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(10);
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final TopicAhead ahead;
    private final SegmentLeases leases;
    private final RelayLoop loop;
    private final Checkpoints checkpoints;
    private final Worker relaying;
    private final Worker leasing;
    private final Worker checkpointing;
    private boolean running;

    RelayService(
            BackgroundWorkers workers,
            TopicAhead ahead,
            SegmentLeases leases,
            RelayLoop loop,
            Checkpoints checkpoints) {
        this.ahead = ahead;
        this.leases = leases;
        this.loop = loop;
        this.checkpoints = checkpoints;
        this.relaying = workers.worker("case-relay", loop::runOnce);
        this.leasing = workers.every(LEASE_EVERY, "case-relay-leases", leases::tick);
        this.checkpointing = workers.every(CHECKPOINT_EVERY, "case-relay-checkpoint", checkpoints::next);
    }

    /** @throws StoreOutdated before any door opens; where Kafka or the store does not answer, the loop asks again */
    @Override
    public synchronized void start() {
        try {
            ahead.look();
        } catch (StoreOutdated outdated) {
            throw outdated;
        } catch (RuntimeException notNow) {
            log.warn("Whether the topic is ahead of the log cannot be told just now: {}", notNow.getMessage());
        }
        quietly("take segments", leases::tick);
        leasing.startAfter(LEASE_EVERY);
        checkpointing.startAfter(CHECKPOINT_EVERY);
        relaying.start();
        running = true;
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
        if (!running) {
            return;
        }
        try {
            long until = System.nanoTime() + FLUSH.toNanos();
            while (!isFlushed() && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.of(relaying, leasing, checkpointing).forEach(Worker::close);
        quietly("publish its last checkpoint", checkpoints::publish);
        quietly("give back its segments", leases::release);
        checkpoints.close();
        running = false;
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
        return running;
    }

    /** Before the web server and the listeners. */
    @Override
    public int getPhase() {
        return 0;
    }
}
