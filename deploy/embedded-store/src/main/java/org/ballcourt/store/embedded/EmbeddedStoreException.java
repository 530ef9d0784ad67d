package org.ballcourt.store.embedded;

/** The store cannot be opened, or can no longer write; the message is one line and names the way out. */
public final class EmbeddedStoreException extends RuntimeException {
    EmbeddedStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
