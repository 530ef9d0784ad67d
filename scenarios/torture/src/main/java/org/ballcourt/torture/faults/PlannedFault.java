package org.ballcourt.torture.faults;

import java.time.Duration;

/**
 * Something that is done to a running installation.
 *
 * @param after how long the installation is left alone before
 * @param lasts how long the victim is frozen or away; of {@link Kind#START} how far the start has got when it is killed
 */
public record PlannedFault(Kind kind, Duration after, Duration lasts) {
    /** The kinds, by the names that {@code --kill} knows them by. */
    public enum Kind {
        /** SIGKILL at any instant. */
        PROCESS,
        /** SIGKILL, and another one while it starts again. */
        START,
        /** SIGSTOP, and SIGCONT after a while. */
        FREEZE
    }
}
