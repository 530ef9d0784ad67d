package org.ballcourt.clocks;

import java.time.Instant;

/** Whether a time that this machine tells may be acted upon. */
interface Trust {
    boolean believes(Instant wall, long nanos);
}
