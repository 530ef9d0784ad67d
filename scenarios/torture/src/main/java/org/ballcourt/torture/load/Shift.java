package org.ballcourt.torture.load;

import java.time.Duration;

/**
 * How long the callers work: until they are told to stop, and then until everything that they asked is answered. A busy machine takes its
 * time; as long as there are answers, others are waited for.
 */
public final class Shift {
    /** Far more than any recovery takes; who has said nothing for so long says nothing more. */
    private static final Duration SILENCE = Duration.ofSeconds(120);

    private static final Duration LAST_ANSWERS = Duration.ofMinutes(15);

    private volatile boolean over;
    private volatile long overAt;
    private volatile long lastSign = System.nanoTime();

    /** Nothing new from now on; the product must be there to answer the rest. */
    public void end() {
        overAt = System.nanoTime();
        lastSign = overAt;
        over = true;
    }

    boolean isOver() {
        return over;
    }

    /** The product has said something. */
    void sign() {
        lastSign = System.nanoTime();
    }

    /** Whether it is no use to ask again. */
    boolean isGivenUp() {
        long now = System.nanoTime();
        return over && (now - lastSign > SILENCE.toNanos() || now - overAt > LAST_ANSWERS.toNanos());
    }
}
