package org.ballcourt.escalation.heartbeat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.Outage;
import org.ballcourt.servicekit.ClockGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records heartbeats, compares our time with the store's, and gives outages back to the people who could not act. */
public final class OutageDetector {
    private static final Logger log = LoggerFactory.getLogger(OutageDetector.class);
    private final HeartbeatStore heartbeats;
    private final ClockGuard guard;
    private final Deadlines deadlines;
    private final Set<Outage> givingBack = new HashSet<>();

    public OutageDetector(HeartbeatStore heartbeats, ClockGuard guard, Deadlines deadlines) {
        this.heartbeats = heartbeats;
        this.guard = guard;
        this.deadlines = deadlines;
    }

    /** While the time is doubted a gap in the heartbeats means nothing, so none is recorded. */
    public boolean check(Instant now, long nanos) {
        guard.compare();
        if (!guard.believes(now, nanos)) {
            return false;
        }
        Set<Outage> owed = Set.copyOf(heartbeats.record(now));
        if (!givingBack.isEmpty() && !deadlines.isCrediting()) {
            givingBack.forEach(heartbeats::givenBack);
            givingBack.clear();
            return true;
        }
        owed.stream().filter(givingBack::add).forEach(outage -> giveBack(outage, nanos));
        return true;
    }

    private void giveBack(Outage outage, long nanos) {
        Set<String> cases = deadlines.openCases();
        log.warn(
                "Nothing ran from {} until {}; that time is given back to {} open cases",
                outage.from(),
                outage.until(),
                cases.size());
        deadlines.credit(cases, outage, nanos);
    }
}
