package org.ballcourt.cases.command;

import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** The payment system did not answer as agreed. */
public final class PaymentsUnavailable extends Unavailable {
    public PaymentsUnavailable(Throwable cause) {
        super(Message.of("command.payments-unavailable"), cause);
    }
}
