package org.ballcourt.cases.relay;

import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;

/** The topic has events that the log has not: the store was put back from a time before they were stored. */
public final class StoreOutdated extends RuntimeException {
    private final transient Message reason;

    StoreOutdated(Message reason) {
        super(Messages.inAll(reason), null, false, false);
        this.reason = reason;
    }

    /** What is missing, and the ways on. */
    public Message reason() {
        return reason;
    }
}
