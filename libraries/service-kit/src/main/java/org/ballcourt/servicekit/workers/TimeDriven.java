package org.ballcourt.servicekit.workers;

import java.time.Instant;
import java.util.Optional;

/** What happens at times of its own; it looks at the clock again when somebody has set that. */
public interface TimeDriven {
    /** The next instant at which something happens; empty where none is worth a stop. */
    Optional<Instant> nextDue();

    /** What was due by now has been done, or has begun to be, when this comes back. */
    void timeWasSet();
}
