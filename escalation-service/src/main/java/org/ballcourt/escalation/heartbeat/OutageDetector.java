package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ballcourt.escalation.deadlines.Deadlines;
import org.ballcourt.escalation.deadlines.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records heartbeats, compares our time with the store's, and gives outages back to the people who could not act. */
public final class OutageDetector implements HeartbeatCheck {
    private static final Logger log = LoggerFactory.getLogger(OutageDetector.class);
    /** A slower answer says too little about the store's time. */
    private static final long SLOWEST_ANSWER_NANOS = Duration.ofSeconds(2).toNanos();

    private final HeartbeatStore heartbeats;
    private final TimeGuard guard;
    private final Deadlines deadlines;
    private final LongSupplier nanoTime;
    private final Set<Outage> givingBack = new HashSet<>();

    public OutageDetector(HeartbeatStore heartbeats, TimeGuard guard, Deadlines deadlines, LongSupplier nanoTime) {
        this.heartbeats = heartbeats;
        this.guard = guard;
        this.deadlines = deadlines;
        this.nanoTime = nanoTime;
    }

    /** While the time is doubted a gap in the heartbeats means nothing, so none is recorded. */
    @Override
    public boolean check(Instant now, long nanos) {
        compare(now, nanos);
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

    private void compare(Instant now, long nanos) {
        long asked = nanoTime.getAsLong();
        Instant storeTime = heartbeats.storeTime();
        long took = nanoTime.getAsLong() - asked;
        if (took <= SLOWEST_ANSWER_NANOS) {
            guard.storeSaid(storeTime, now.plusNanos(took / 2), nanos);
        }
    }

    private void giveBack(Outage outage, long nanos) {
        Set<String> cases = deadlines.openCases();
        log.warn(
                "Nothing ran from {} until {}; that time is given back to {} open cases / 系统曾中断，向未结案件补回时间",
                outage.from(),
                outage.until(),
                cases.size());
        deadlines.credit(cases, outage, nanos);
    }
}
