package org.ballcourt.simulation.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ballcourt.escalation.deadlines.Outage;
import org.ballcourt.escalation.heartbeat.HeartbeatRepository;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.play.Script;

/** The heartbeat of all clocks, as one node comes to it. */
public record SimulatedHeartbeats(Storage storage, Line line, Node node) implements HeartbeatRepository {
    /** What all nodes share. */
    public static final class Line {
        private Heartbeat last;
    }

    /** The store's own clock is right. */
    public Instant storeTime() {
        return storage.documents(
                node, () -> Script.BEGIN.plusNanos(node.scheduler().now()));
    }

    @Override
    public Heartbeat last() {
        return storage.documents(node, () -> line.last);
    }

    @Override
    public boolean replace(Heartbeat last, Heartbeat next) {
        return storage.documents(node, () -> {
            boolean unchanged =
                    line.last == null || last == null ? line.last == last : Objects.equals(line.last.at(), last.at());
            if (unchanged) {
                line.last = next;
            }
            return unchanged;
        });
    }

    @Override
    public void remove(Outage outage) {
        storage.documents(node, () -> {
            List<Outage> left =
                    line.last.owed().stream().filter(one -> !one.equals(outage)).toList();
            line.last = new Heartbeat(line.last.at(), left, line.last.silentSince());
            return null;
        });
    }
}
