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
}
