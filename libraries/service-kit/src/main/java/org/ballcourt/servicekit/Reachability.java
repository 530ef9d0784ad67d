package org.ballcourt.servicekit;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.ballcourt.consumer.FailureKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether something that this process stands on is there. A worker asks it again and again, so that whoever asks for health is answered at
 * once, however long the other one keeps silent.
 */
final class Reachability implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(Reachability.class);

    private final String name;
    private final Runnable question;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final CountDownLatch asked = new CountDownLatch(1);
    private long reachedAt;
    private boolean reached;
    private String why = "not asked yet";

    /** @param patience how long it is still taken to be there after its last answer: longer than a new leader takes */
    Reachability(String name, Runnable question, Duration patience, LongSupplier nanoTime) {
        this.name = name;
        this.question = question;
        this.patience = patience;
        this.nanoTime = nanoTime;
    }

    /** Never fails: what it stands on is away, and the worker that asks is well. */
    void ask() {
        try {
            question.run();
            answered();
        } catch (RuntimeException failed) {
            missed(FailureKind.rootOf(failed).getClass().getSimpleName());
        }
        asked.countDown();
    }

    /** So that nobody is told at the start that all is well, and then for an instant that it is not. */
    void awaitFirst(Duration longest) {
        try {
            asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void answered() {
        if (!"".equals(why)) {
            log.info("The {} is reached", name);
        }
        reached = true;
        reachedAt = nanoTime.getAsLong();
        why = "";
    }

    private synchronized void missed(String cause) {
        if (!cause.equals(why)) {
            log.warn("The {} is not reached: {}", name, cause);
        }
        why = cause;
    }

    /** Says no address and no name: whoever may ask for health need not know them. */
    @Override
    public synchronized Health health() {
        Duration silent = Duration.ofNanos(nanoTime.getAsLong() - reachedAt);
        return reached && silent.compareTo(patience) <= 0
                ? Health.up().build()
                : Health.down()
                        .withDetails(Map.of(
                                "why",
                                why.isEmpty() ? "no answer" : why,
                                "for",
                                reached ? silent.toSeconds() + " s" : "ever"))
                        .build();
    }
}
