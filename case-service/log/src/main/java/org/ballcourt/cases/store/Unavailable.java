package org.ballcourt.cases.store;

import org.ballcourt.consumer.FailureKind;
import org.ballcourt.contracts.Message;

/** We cannot answer just now: our fault, 503, and the same command may be sent again. */
public class Unavailable extends RuntimeException implements FailureKind.Known {
    private final transient Message message;

    public Unavailable(Message message, Throwable cause) {
        super(message.key() + (message.arguments().isEmpty() ? "" : " " + message.arguments()), cause);
        this.message = message;
    }

    @Override
    public FailureKind kind() {
        return FailureKind.TRANSIENT;
    }

    /** What happened and what to do now, for people; {@link #getMessage} is for logs. */
    public Message message() {
        return message;
    }
}
