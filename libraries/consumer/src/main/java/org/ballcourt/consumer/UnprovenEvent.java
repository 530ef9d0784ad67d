package org.ballcourt.consumer;

import java.io.Serial;

/** A record says that it is an event of a case, and nothing shows that the case core published it. */
public final class UnprovenEvent extends RuntimeException implements FailureKind.Known {
    @Serial
    private static final long serialVersionUID = 1;

    UnprovenEvent(String why) {
        super(why, null, false, false);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.PERMANENT;
    }

    /** As it stands beside what is laid aside. */
    @Override
    public String toString() {
        return "UNPROVEN: " + getMessage();
    }
}
