package org.ballcourt.consumer;

import java.io.Serial;

/** Something that we need did not answer; asking again later is right, and parking anything would be wrong. */
final class TransientFailure extends RuntimeException implements FailureKind.Known {
    @Serial
    private static final long serialVersionUID = 1;

    TransientFailure(Throwable cause) {
        super(cause.toString(), cause);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.TRANSIENT;
    }
}
