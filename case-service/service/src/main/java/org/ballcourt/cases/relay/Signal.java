package org.ballcourt.cases.relay;

import org.ballcourt.cases.store.CaseLog;

/** Something that the relay has to react to. */
sealed interface Signal {
    /** A commit was stored in this process. */
    record Committed(CaseLog log) implements Signal {}

    /** The store says that this case has something to relay. */
    record Found(String caseId) implements Signal {}

    record Acknowledged(Flight flight, long seq) implements Signal {}

    record Failed(Flight flight) implements Signal {}
}
