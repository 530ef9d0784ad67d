package org.ballcourt.cases.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.contracts.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the relay has published, and measures how long after it happened. */
final class RelayReport implements RelayListener {
    private static final Logger log = LoggerFactory.getLogger(RelayReport.class);

    /** What is promised of events. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private final Snapshots snapshots;
    private final InstantSource time;
    private final MeterRegistry meters;
    private final Timer delay;

    RelayReport(Snapshots snapshots, InstantSource time, MeterRegistry meters) {
        this.snapshots = snapshots;
        this.time = time;
        this.meters = meters;
        this.delay = Timer.builder("ballcourt.events.delay")
                .description(
                        "From when somebody did something to when Kafka had its event; an event that is sent again counts again")
                .serviceLevelObjectives(PROMISED)
                .register(meters);
    }

    /** A lapse carries its deadline as its time; how late it was is for the clocks to tell. */
    @Override
    public void sent(LoggedEvent event) {
        Counter.builder("ballcourt.events")
                .description("Events that Kafka has acknowledged, by type")
                .tag("type", event.type())
                .register(meters)
                .increment();
        if (!event.event().actor().equals(Actor.SYSTEM)) {
            Duration passed = Duration.between(event.event().at(), time.instant());
            delay.record(passed.isNegative() ? Duration.ZERO : passed);
        }
    }

    @Override
    public void failed(LoggedEvent event, Exception cause) {
        log.warn(
                "Event {} did not reach Kafka and is sent again: {}",
                event.event().id(),
                cause.toString());
    }

    @Override
    public void relayed(CaseLog done) {
        snapshots.changed(done);
    }
}
