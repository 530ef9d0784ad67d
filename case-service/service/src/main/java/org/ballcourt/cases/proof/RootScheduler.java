package org.ballcourt.cases.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.servicekit.AuditRoots;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.TimeDriven;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a root over the cases and one over the audit at each interval and publishes what is not published yet, on one node at a time. */
final class RootScheduler implements TimeDriven, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RootScheduler.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

    private final RootLease lease;
    private final Roots roots;
    private final RootRepository repository;
    private final AuditRoots audit;
    private final RootPublisher out;
    private final Cadence cadence;
    private Worker worker;

    RootScheduler(
            RootLease lease,
            Roots roots,
            RootRepository repository,
            AuditRoots audit,
            RootPublisher out,
            Cadence cadence) {
        this.lease = lease;
        this.roots = roots;
        this.repository = repository;
        this.audit = audit;
        this.out = out;
        this.cadence = cadence;
    }

    RootScheduler start(BackgroundWorkers workers) {
        worker = workers.every(CHECK_EVERY, "case-roots", this::takeWhenDue).startAfter(CHECK_EVERY);
        return this;
    }

    /** A root is worth no stop: whenever the clock stands after its interval, it is taken. */
    @Override
    public Optional<Instant> nextDue() {
        return Optional.empty();
    }

    @Override
    public void timeWasSet() {
        if (cadence.isOver()) {
            takeWhenDue();
        }
    }

    private synchronized void takeWhenDue() {
        if (lease.isMine()) {
            if (cadence.isOver()) {
                cadence.begin();
                roots.close().ifPresent(root -> log.info("Root {} over {} cases", root.n(), root.cases()));
                audit.take(roots.keys().own())
                        .ifPresent(root -> log.info(
                                "Root {} over {} chains of the audit",
                                root.n(),
                                root.heads().size()));
            }
            for (SignedRoot root : repository.unpublished()) {
                out.send(root);
                repository.published(root);
            }
            for (AuditRoot root : audit.unpublished()) {
                out.send(root);
                audit.published(root);
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
