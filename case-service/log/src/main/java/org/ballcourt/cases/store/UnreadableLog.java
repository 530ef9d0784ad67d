package org.ballcourt.cases.store;

import org.ballcourt.consumer.FailureKind;

/** A stored log cannot be trusted or understood; nothing is decided on it until somebody has looked. */
public final class UnreadableLog extends RuntimeException implements FailureKind.Known {
    public UnreadableLog(String caseId, String why, Throwable cause) {
        super("The log of case " + caseId + " " + why, cause);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.PERMANENT;
    }
}
