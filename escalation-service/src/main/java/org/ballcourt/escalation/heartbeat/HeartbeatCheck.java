package org.ballcourt.escalation.heartbeat;

import java.time.Instant;

/** What happens at each heartbeat. */
public interface HeartbeatCheck {
    /** False while nothing may fire yet. */
    boolean check(Instant now, long nanos);
}
