package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.Test;

/** What is promised of events is measured on each of them. */
class RelayReportTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void measuresHowLongAfterItHappenedAnEventWasPublished() {
        sent(Samples.BUYER, Duration.ofSeconds(12));
        assertThat(delay().count()).isOne();
        assertThat(delay().totalTime(TimeUnit.SECONDS)).isEqualTo(12);
        assertThat(meters.counter("ballcourt.events", "type", "complaint-filed.v1")
                        .count())
                .isOne();
    }

    /** It carries its deadline as its time, and how late it was is for the clocks to tell. */
    @Test
    void doesNotMeasureALapse() {
        sent(Actor.SYSTEM, Duration.ofHours(1));
        assertThat(delay().count()).isZero();
    }

    @Test
    void takesNothingOffWhereClocksDisagree() {
        sent(Samples.BUYER, Duration.ofMillis(-300));
        assertThat(delay().totalTime(TimeUnit.MILLISECONDS)).isZero();
        assertThat(delay().count()).isOne();
    }

    private void sent(Actor actor, Duration after) {
        RecordedEvent event = new RecordedEvent(
                "case-1", 1, Samples.START, actor, "c-1", Samples.filed("O-1"), RecordedEvent.GENESIS, "hash");
        InstantSource time = InstantSource.fixed(Samples.START.plus(after));
        new RelayReport(new Snapshots(), time, meters).sent(new LoggedEvent(event, "{}"));
    }

    private Timer delay() {
        return meters.timer("ballcourt.events.delay");
    }
}
