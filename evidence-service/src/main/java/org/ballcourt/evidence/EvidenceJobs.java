package org.ballcourt.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.evidence.blobs.BlobSweep;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.Registrations;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What is done again and again in the background: unanswered originals are published again, orphans are swept. */
final class EvidenceJobs implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EvidenceJobs.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Registrations registrations;
    private final BlobSweep sweep;
    private final EvidenceSettings settings;
    private final BackgroundWorkers workers;
    private final List<Worker> running = new ArrayList<>();

    EvidenceJobs(BackgroundWorkers workers, Registrations registrations, BlobSweep sweep, EvidenceSettings settings) {
        this.workers = workers;
        this.registrations = registrations;
        this.sweep = sweep;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        Duration pause = settings.republishEvery();
        running.add(workers.every(pause, "evidence-republish", this::republishPending)
                .start());
        running.add(workers.every(SWEEP_EVERY, "evidence-sweep", this::sweep).startAfter(pause));
    }

    private void republishPending() {
        int published = registrations.republishPending();
        if (published > 0) {
            log.info("{} originals were published again", published);
        }
    }

    /** Compares with the ages of files, so it is the machine's time that counts. */
    private void sweep() {
        try {
            int gone = sweep.run(Instant.now().minus(settings.orphansAfter()));
            if (gone > 0) {
                log.info("{} orphaned files were swept", gone);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void stop() {
        running.forEach(Worker::close);
        running.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !running.isEmpty();
    }
}
