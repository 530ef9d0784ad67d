package org.ballcourt.keys;

import java.io.Serial;

/** A wrapped key is not what was wrapped: it was changed, or moved from another person, case or file. */
public final class DamagedKey extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DamagedKey(String place, Throwable cause) {
        super("The key of " + place + " is not the one that was wrapped", cause);
    }
}
