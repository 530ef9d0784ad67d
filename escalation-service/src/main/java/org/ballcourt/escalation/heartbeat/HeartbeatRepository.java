package org.ballcourt.escalation.heartbeat;

import java.time.Instant;
import java.util.List;
import org.ballcourt.escalation.deadlines.Outage;

/** Keeps the newest heartbeat of all instances. */
public interface HeartbeatRepository {
    /**
     * The newest sign of life of any instance.
     *
     * @param owed outages that were not given back yet
     * @param silentSince when the silence began that this sign ended, or those before it that touch each other; null where it ended none
     */
    record Heartbeat(Instant at, List<Outage> owed, Instant silentSince) {}

    /** Null before the first. */
    Heartbeat last();

    /** Writes the next one in the place of {@code last} (null: of none); false if somebody else was faster. */
    boolean replace(Heartbeat last, Heartbeat next);

    /** This outage is no longer owed. */
    void remove(Outage outage);
}
