package org.ballcourt.keys;

import java.io.Serial;
import org.ballcourt.consumer.FailureKind;

/** The key-encryption key cannot be used just now: an outage, so whoever needs it asks again, and nothing is parked. */
public final class KeyAway extends RuntimeException implements FailureKind.Known {
    @Serial
    private static final long serialVersionUID = 1;

    public KeyAway(String why, Throwable cause) {
        super(why, cause);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.TRANSIENT;
    }
}
