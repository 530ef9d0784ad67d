package org.ballcourt.cases.view;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Counts the open cases by stage and holder: every few seconds while something happens, every minute in any case, and never for more than
 * a two-hundredth of the time, however many cases there are.
 */
final class QueueGauges {
    static final Duration PACE = Duration.ofSeconds(5);
    private static final int AT_LEAST_EVERY = 12;
    private static final int REST_TIMES = 199;

    private final CaseQueue queue;
    private final MultiGauge gauge;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final LongSupplier nanos;
    private int passes;
    private long restUntil;

    /** @param nanos a monotonic clock */
    QueueGauges(CaseQueue queue, MeterRegistry meters, LongSupplier nanos) {
        this.queue = queue;
        this.nanos = nanos;
        this.restUntil = nanos.getAsLong();
        this.gauge = MultiGauge.builder("ballcourt.open.cases")
                .description("Open cases by stage and by who has the ball")
                .register(meters);
    }

    /** The next pass counts anew. */
    void changed() {
        changed.set(true);
    }

    void pass() {
        long begun = nanos.getAsLong();
        if (begun - restUntil < 0) {
            return;
        }
        if (changed.getAndSet(false) || passes % AT_LEAST_EVERY == 0) {
            try {
                count();
            } catch (RuntimeException failed) {
                changed.set(true);
                throw failed;
            } finally {
                long ended = nanos.getAsLong();
                restUntil = ended + REST_TIMES * (ended - begun);
            }
        }
        passes++;
    }

    void count() {
        List<MultiGauge.Row<?>> rows = queue.openCases().stream()
                .<MultiGauge.Row<?>>map(count ->
                        MultiGauge.Row.of(Tags.of("stage", count.stage(), "holder", count.holder()), count.cases()))
                .toList();
        gauge.register(rows, true);
    }
}
