package org.ballcourt.evidence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.ballcourt.evidence.blobs.BlobSweep;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.Registrations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** What is done again and again in the background: unanswered originals are published again, orphans are swept. */
final class EvidenceChores implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EvidenceChores.class);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final Registrations registrations;
    private final BlobSweep sweep;
    private final EvidenceSettings settings;
    private ScheduledExecutorService worker;

    EvidenceChores(Registrations registrations, BlobSweep sweep, EvidenceSettings settings) {
        this.registrations = registrations;
        this.sweep = sweep;
        this.settings = settings;
    }

    @Override
    public synchronized void start() {
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("evidence-chores").daemon().factory());
        long pause = settings.republishEvery().toMillis();
        worker.scheduleWithFixedDelay(() -> attempt(this::republishPending), 0, pause, TimeUnit.MILLISECONDS);
        worker.scheduleWithFixedDelay(() -> attempt(this::sweep), pause, SWEEP_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void republishPending() {
        int published = registrations.republishPending();
        if (published > 0) {
            log.info("{} originals were published again", published);
        }
    }

    /** Compares with the ages of files, so it is the machine's time that counts. */
    private void sweep() throws IOException {
        int gone = sweep.run(Instant.now().minus(settings.orphansAfter()));
        if (gone > 0) {
            log.info("{} orphaned files were swept", gone);
        }
    }

    private static void attempt(Chore chore) {
        try {
            chore.run();
        } catch (IOException | RuntimeException e) {
            log.warn("A chore failed and will be tried again", e);
        }
    }

    private interface Chore {
        void run() throws IOException;
    }

    @Override
    public synchronized void stop() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}
