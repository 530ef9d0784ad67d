package org.ballcourt.consumer;

import java.io.Serial;

/**
 * A failure as the log may show it: its types and places, without its messages, which may quote what people wrote. The
 * whole reason stands with what is parked, where a look at it is noted.
 */
final class SilentFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SilentFailure(Throwable told) {
        super(
                told.getClass().getName(),
                told.getCause() == null ? null : new SilentFailure(told.getCause()),
                false,
                true);
        setStackTrace(told.getStackTrace());
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
