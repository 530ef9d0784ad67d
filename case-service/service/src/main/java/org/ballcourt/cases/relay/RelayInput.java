package org.ballcourt.cases.relay;

import org.ballcourt.cases.store.CaseLog;

/** Something that the relay has to react to. */
sealed interface RelayInput {
    /** A commit was stored in this process. */
    record Committed(CaseLog log) implements RelayInput {}

    /** The store says that this case has something to relay. */
    record Found(String caseId) implements RelayInput {}

    record Acknowledged(InFlightCase inFlight, long seq) implements RelayInput {}

    record Failed(InFlightCase inFlight) implements RelayInput {}
}
