package org.ballcourt.cases.proof;

import java.time.Duration;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a root at each interval and publishes what is not published yet, on one node at a time. */
final class RootScheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RootScheduler.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final RootLease lease;
    private final Roots roots;
    private final RootRepository repository;
    private final RootPublisher out;
    private final long intervalNanos;
    private Worker worker;
    private long closedAt = System.nanoTime();

    RootScheduler(RootLease lease, Roots roots, RootRepository repository, RootPublisher out, Duration interval) {
        this.lease = lease;
        this.roots = roots;
        this.repository = repository;
        this.out = out;
        this.intervalNanos = interval.toNanos();
    }

    RootScheduler start(BackgroundWorkers workers) {
        worker = workers.every(CHECK_EVERY, "case-roots", this::takeWhenDue).startAfter(CHECK_EVERY);
        return this;
    }

    private void takeWhenDue() {
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
    }

    @Override
    public void close() {
        worker.close();
        try {
            lease.release();
        } catch (RuntimeException e) {
            log.warn("The next node waits for {} before it takes roots: {}", RootLease.PATIENCE, e.toString());
        }
    }
}
