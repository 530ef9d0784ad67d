package org.ballcourt.escalation.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.escalation.deadlines.Outage;
import org.ballcourt.escalation.heartbeat.HeartbeatRepository.Heartbeat;

/**
 * The heartbeat that all instances share: a long silence in it is an outage.
 *
 * <p>An outage is written down before the next heartbeat hides it, and stays until it was given back to every case.
 */
public final class HeartbeatStore {
    private final HeartbeatRepository repository;
    private final Duration threshold;

    /** @param threshold a silence longer than this is an outage */
    public HeartbeatStore(HeartbeatRepository repository, Duration threshold) {
        this.repository = repository;
        this.threshold = threshold;
    }

    /** Records one heartbeat; the answer is every outage that was not given back yet. */
    public List<Outage> record(Instant now) {
        while (true) {
            Heartbeat last = repository.last();
            Heartbeat next = last == null ? new Heartbeat(now, List.of(), null) : next(last, now);
            if (next == last) {
                return last.owed();
            }
            // Of two instances that saw the same silence only one writes it down.
            if (repository.replace(last, next)) {
                return next.owed();
            }
        }
    }

    private Heartbeat next(Heartbeat last, Instant now) {
        if (!now.isAfter(last.at())) {
            return last;
        }
        Instant since = silentSince(last, now);
        List<Outage> owed = new ArrayList<>(last.owed());
        if (since != null && Duration.between(since, now).compareTo(threshold) > 0) {
            owed.add(new Outage(since, now));
        }
        return new Heartbeat(now, owed, since);
    }

    /** Two silences with one sign of life between them are one: nobody can act within an instant. */
    private Instant silentSince(Heartbeat last, Instant now) {
        Duration gap = Duration.between(last.at(), now);
        if (gap.compareTo(CommandAvailability.PATIENCE) <= 0 && gap.compareTo(threshold) <= 0) {
            return null;
        }
        return last.silentSince() == null ? last.at() : last.silentSince();
    }

    /** This outage was given back to every case. */
    void givenBack(Outage outage) {
        repository.remove(outage);
    }
}
