package org.ballcourt.torture.faults;

import java.time.Duration;

/**
 * Something that is done to a running installation.
 *
 * @param after how long the installation is left alone before
 * @param lasts how long the victim is frozen or away; of {@link Kind#START} how far the start has got when it is killed
 * @param lot chooses the victim among those that there are
 */
public record PlannedFault(Kind kind, Duration after, Duration lasts, int lot) {
    /** The kinds, by the names that {@code --kill} knows them by. */
    public enum Kind {
        /** SIGKILL of the one process at any instant. */
        PROCESS,
        /** SIGKILL, and another one while it starts again. */
        START,
        /** SIGSTOP of any process, and SIGCONT after a while. */
        FREEZE,
        /** SIGKILL of a broker. */
        BROKER,
        /** SIGKILL of the broker that leads a partition of the events. */
        LEADER,
        /** SIGKILL of a service's instance. */
        SERVICE,
        /** SIGKILL of the store. */
        STORE
    }
}
