package org.ballcourt.cases.relay;

import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.LoggedEvent;

/** Hears what the relay has done. */
interface RelayListener {
    /** Kafka has the event. */
    void sent(LoggedEvent event);

    void failed(LoggedEvent event, Exception cause);

    /** Kafka has the whole log. */
    void relayed(CaseLog log);
}
