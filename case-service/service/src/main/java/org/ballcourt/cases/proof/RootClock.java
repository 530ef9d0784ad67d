package org.ballcourt.cases.proof;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.contracts.records.SignedRoot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a root at each interval and publishes what is not published yet, on one node at a time. */
final class RootClock implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RootClock.class);
    private static final Duration BEAT = Duration.ofSeconds(2);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("case-roots").daemon().factory());
    private final RootLease lease;
    private final Roots roots;
    private final RootRepository repository;
    private final RootPublisher out;
    private final long intervalNanos;
    private long closedAt = System.nanoTime();

    RootClock(RootLease lease, Roots roots, RootRepository repository, RootPublisher out, Duration interval) {
        this.lease = lease;
        this.roots = roots;
        this.repository = repository;
        this.out = out;
        this.intervalNanos = interval.toNanos();
    }

    void start() {
        executor.scheduleWithFixedDelay(this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void beat() {
        try {
            if (lease.isMine()) {
                if (System.nanoTime() - closedAt >= intervalNanos) {
                    closedAt = System.nanoTime();
                    roots.close().ifPresent(root -> log.info("Root {} over {} cases", root.n(), root.cases()));
                }
                for (SignedRoot root : repository.unpublished()) {
                    out.send(root);
                    repository.published(root);
                }
            }
        } catch (RuntimeException e) {
            log.warn("No root just now: {}", e.toString());
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(BEAT.toMillis(), TimeUnit.MILLISECONDS);
            lease.release();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.warn("The next node waits for {} before it takes roots: {}", RootLease.PATIENCE, e.toString());
        }
    }
}
