package org.ballcourt.servicekit;

import java.util.List;
import org.ballcourt.contracts.Actor;

/** Where each look is written down that the platform's own people take at a case or an original, before they get it. */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Returns when it is durable.
     *
     * @param of ids of the cases, or of what else was looked at
     * @param what case, events, command, queue, stream, what-if and so on
     */
    void read(Actor actor, List<String> of, String what);

    /**
     * What came another way than over HTTP, whose doors have a filter around them, and was refused. Where too much waits it is left out:
     * whoever sent it got nothing.
     *
     * @param actor null where nobody has shown who he is; of these so many a second are written down
     * @param of ids of the case, and of whom somebody said that he was
     */
    default void tried(Actor actor, String door, int status, List<String> of, String what) {}
}
