package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When the case-service last told that commands could be given; by this machine's monotonic clock. */
public final class CommandAvailability {
    /** Several heartbeats may be late before nothing is believed to be there. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An older heartbeat was said before, by an instance of which nothing is known here any more. */
    private static final Duration OLDEST = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(CommandAvailability.class);

    private final Map<String, Instant> latest = new HashMap<>();
    private Long heardAt;

    /**
     * A heartbeat came. One that came before, is older than five minutes or of later than now says nothing: whoever may write to its topic
     * can put it there again.
     *
     * @param now by this machine's clock
     */
    public synchronized void heard(ServiceHeartbeat heartbeat, Instant now, long nanos) {
        latest.values().removeIf(at -> !isOfNow(at, now));
        Instant before = latest.get(heartbeat.instance());
        if (!isOfNow(heartbeat.at(), now) || before != null && !heartbeat.at().isAfter(before)) {
            log.warn("A heartbeat of {} from {} came again, or not at its time", heartbeat.instance(), heartbeat.at());
            return;
        }
        latest.put(heartbeat.instance(), heartbeat.at());
        heard(nanos);
    }

    /** A case-service whose clock is more than seconds off that of its store does not say anything. */
    private static boolean isOfNow(Instant at, Instant now) {
        return !at.isBefore(now.minus(OLDEST)) && !at.isAfter(now.plus(PATIENCE));
    }

    synchronized void heard(long nanos) {
        heardAt = nanos;
    }

    /** How long ago that was; empty if it is too long ago, or never was. */
    synchronized Optional<Duration> age(long nanos) {
        return Optional.ofNullable(heardAt)
                .map(at -> Duration.ofNanos(nanos - at))
                .filter(age -> age.compareTo(PATIENCE) <= 0);
    }
}
