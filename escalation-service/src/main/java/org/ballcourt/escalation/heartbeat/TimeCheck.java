package org.ballcourt.escalation.heartbeat;

import java.time.Instant;

/** Whether a time that this machine tells may be acted upon. */
public interface TimeCheck {
    boolean believes(Instant wall, long nanos);
}
