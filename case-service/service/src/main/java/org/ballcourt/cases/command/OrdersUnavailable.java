package org.ballcourt.cases.command;

import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;

/** The order system did not answer as agreed. */
public final class OrdersUnavailable extends Unavailable {
    public OrdersUnavailable(Throwable cause) {
        super(Message.of("command.orders-unavailable"), cause);
    }
}
