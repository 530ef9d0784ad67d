package org.ballcourt.cases.store;

import org.ballcourt.contracts.Message;

/** A write was sent, but whether it was stored is not known; sending the same command again finds out. */
public final class OutcomeUnknown extends Unavailable {
    public OutcomeUnknown(Throwable cause) {
        super(Message.of("store.outcome-unknown"), cause);
    }
}
