package org.ballcourt.cases.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ballcourt.cases.store.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the open cases by stage and holder, every few seconds while something happens and every minute in any case. */
final class QueueGauges implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(QueueGauges.class);
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final int AT_LEAST_EVERY = 12;

    private final CaseQueue queue;
    private final MultiGauge gauge;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("case-queue-gauges").factory());
    private int passes;

    QueueGauges(CaseQueue queue, MeterRegistry meters) {
        this.queue = queue;
        this.gauge = MultiGauge.builder("ballcourt.open.cases")
                .description("Open cases by stage and by who has the ball")
                .register(meters);
    }

    void start() {
        worker.scheduleWithFixedDelay(this::pass, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next pass counts anew. */
    void changed() {
        changed.set(true);
    }

    private void pass() {
        try {
            if (changed.getAndSet(false) || passes % AT_LEAST_EVERY == 0) {
                count();
            }
            passes++;
        } catch (Unavailable silent) {
            changed.set(true);
            log.warn("Open cases could not be counted: {}", silent.getMessage());
        }
    }

    void count() {
        List<MultiGauge.Row<?>> rows = queue.openCases().stream()
                .<MultiGauge.Row<?>>map(count ->
                        MultiGauge.Row.of(Tags.of("stage", count.stage(), "holder", count.holder()), count.cases()))
                .toList();
        gauge.register(rows, true);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
