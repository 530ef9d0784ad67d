package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.util.Optional;

/** When the case-service last told that commands could be given; by this machine's monotonic clock. */
public final class CommandAvailability {
    /** Several heartbeats may be late before nothing is believed to be there. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private Long heardAt;

    public synchronized void heard(long nanos) {
        heardAt = nanos;
    }

    /** How long ago that was; empty if it is too long ago, or never was. */
    synchronized Optional<Duration> age(long nanos) {
        return Optional.ofNullable(heardAt)
                .map(at -> Duration.ofNanos(nanos - at))
                .filter(age -> age.compareTo(PATIENCE) <= 0);
    }
}
