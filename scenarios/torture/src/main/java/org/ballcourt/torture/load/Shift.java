package org.ballcourt.torture.load;

import java.time.Duration;

/** How long the callers work: until they are told to stop, and then until everything that they asked is answered. */
public final class Shift {
    /** Far more than any recovery takes; what has no answer by then never gets one. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(120);

    private volatile boolean over;
    private volatile long giveUp = Long.MAX_VALUE;

    /** Nothing new from now on; the product must be there to answer the rest. */
    public void end() {
        giveUp = System.nanoTime() + LAST_ANSWERS.toNanos();
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** Whether it is no use to ask again. */
    boolean isGivenUp() {
        return over && System.nanoTime() - giveUp > 0;
    }
}
