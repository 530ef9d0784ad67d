package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that is done to a running installation.
 *
 * @param after how long the installation is left alone before
 * @param lasts how long the victim is frozen or away, or a further instance there; of {@link Kind#START} how far the start has got when it is killed
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
        STORE,
        /** The net between the services and the store is cut, by half without a word on the connections that there are. */
        STORE_AWAY,
        /** Each answer of the store comes 30 seconds late. */
        STORE_SLOW,
        /** SIGKILL of all brokers at once. */
        BROKERS_AWAY,
        /** The clock of one node of two jumps two hours forward or back, and back again. */
        CLOCK_JUMP,
        /** The clock of one node of two goes too fast or too slow, and is set right. */
        CLOCK_DRIFT,
        /** SIGSTOP of a sender in the middle of a mail, for longer than its claim on it lasts. */
        MAIL,
        /** SIGKILL, and the broker's file of a partition of the events loses its end. */
        TORN,
        /** A further instance of each service comes, takes its share, and goes again. */
        SCALE,
        /** A broker is lost with its disk; an empty one takes its place. */
        BROKER_REPLACED,
        /** All instances are upgraded, one after the other, to a version that knows an event and a command more. */
        UPGRADE,
        /** All is lost but the store, the originals and the keys; a second site begins with empty brokers. */
        SECOND_SITE;

        /** As people write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
