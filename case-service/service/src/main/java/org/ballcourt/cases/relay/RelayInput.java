package org.ballcourt.cases.relay;

import java.util.List;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Place;

/** Something that the relay has to react to. */
sealed interface RelayInput {
    /** A commit was stored in this process. */
    record Committed(CaseLog log) implements RelayInput {}

    /** The store says that this case has something to relay. */
    record Found(String caseId) implements RelayInput {}

    record Acknowledged(InFlightCase inFlight, long seq, Place place) implements RelayInput {}

    /** The topic has lost events of these cases; from now on the store lists them as having everything to relay. */
    record Lost(List<String> caseIds) implements RelayInput {}

    record Failed(InFlightCase inFlight) implements RelayInput {}
}
