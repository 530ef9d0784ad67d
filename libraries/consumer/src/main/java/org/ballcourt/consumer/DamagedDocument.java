package org.ballcourt.consumer;

import java.io.Serial;

/** The document of a case is not as this library writes it; what it told is in the log of the case as well. */
final class DamagedDocument extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedDocument(Object id, RuntimeException cause) {
        super("The document of " + id + " cannot be read: " + cause, cause);
    }
}
