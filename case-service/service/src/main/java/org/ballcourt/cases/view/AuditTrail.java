package org.ballcourt.cases.view;

import java.util.List;
import org.ballcourt.contracts.Actor;

/** Where each look is written down that the platform's own people take at a case, before they get it. */
@FunctionalInterface
public interface AuditTrail {
    /** @param what case, events, command, queue, stream or what-if */
    void read(Actor actor, List<String> caseIds, String what);
}
