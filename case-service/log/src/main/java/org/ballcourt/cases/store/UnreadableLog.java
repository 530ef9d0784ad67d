package org.ballcourt.cases.store;

/** A stored log cannot be trusted or understood; nothing is decided on it until somebody has looked. */
public final class UnreadableLog extends RuntimeException {
    UnreadableLog(String caseId, String why, Throwable cause) {
        super("The log of case " + caseId + " " + why, cause);
    }
}
