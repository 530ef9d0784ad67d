package org.ballcourt.cases.store;

import org.ballcourt.consumer.FailureKind;

/** A commit that the store refuses for good, or could not give back as it was decided: nothing of it is stored, whatever let it come so far. */
public final class NotStorable extends RuntimeException implements FailureKind.Known {
    NotStorable(String caseId, Throwable cause) {
        super("What was decided in case " + caseId + " cannot be stored and read back", cause);
    }

    @Override
    public FailureKind kind() {
        return FailureKind.PERMANENT;
    }
}
