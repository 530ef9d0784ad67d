package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.escalation.deadlines.Outage;
import org.ballcourt.escalation.deadlines.OutageCredits;
import org.ballcourt.servicekit.ClockGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the times in which nobody could act, because no command could be given or because nothing ran here, and gives them back. A
 * heartbeat is recorded only while both are well, so that the union of all silences is one silence.
 */
public final class OutageDetector {
    private static final Logger log = LoggerFactory.getLogger(OutageDetector.class);
    private final HeartbeatStore heartbeats;
    private final ClockGuard guard;
    private final CommandAvailability commands;
    private final OutageCredits credits;
    private final Set<Outage> givingBack = new HashSet<>();
    private volatile boolean passed;

    public OutageDetector(
            HeartbeatStore heartbeats, ClockGuard guard, CommandAvailability commands, OutageCredits credits) {
        this.heartbeats = heartbeats;
        this.guard = guard;
        this.commands = commands;
        this.credits = credits;
    }

    /**
     * Whether a deadline may be acted upon: the time is not doubted, commands can be given, and what was owed for a time in which they
     * could not has been asked for, so that it comes first.
     */
    public boolean mayFire(Instant now, long nanos) {
        return guard.believes(now, nanos) && passed && commands.age(nanos).isPresent();
    }

    /** While the time is doubted a gap in the heartbeats means nothing, so none is recorded. */
    public boolean check(Instant now, long nanos) {
        boolean passes = recordHeartbeat(now, nanos);
        if (passes != passed) {
            log.info(passes ? "Deadlines are acted upon" : "Deadlines wait: nobody could act, or the time is doubted");
        }
        passed = passes;
        return passes;
    }

    private boolean recordHeartbeat(Instant now, long nanos) {
        guard.compare();
        Optional<Duration> silence = commands.age(nanos);
        if (!guard.believes(now, nanos) || silence.isEmpty()) {
            return false;
        }
        Set<Outage> owed = Set.copyOf(heartbeats.record(now.minus(silence.get())));
        credits.goOn(nanos);
        if (!givingBack.isEmpty() && credits.areGiven()) {
            givingBack.forEach(heartbeats::givenBack);
            givingBack.clear();
            return true;
        }
        owed.stream().filter(givingBack::add).forEach(this::giveBack);
        credits.goOn(nanos);
        return true;
    }

    private void giveBack(Outage outage) {
        log.warn(
                "Nobody could act from {} until {}; that time is given back to all open cases",
                outage.from(),
                outage.until());
        credits.owe(outage);
    }
}
