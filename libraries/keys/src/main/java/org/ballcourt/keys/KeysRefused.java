package org.ballcourt.keys;

import java.io.Serial;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;

/** A start that is refused because the key-encryption keys are missing, unreadable, or not those of the data. */
public final class KeysRefused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Message why;

    KeysRefused(Message why) {
        super(Messages.inAll(why));
        this.why = why;
    }

    /** For people. */
    public Message why() {
        return why;
    }
}
