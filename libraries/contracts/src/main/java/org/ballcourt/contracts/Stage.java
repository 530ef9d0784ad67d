package org.ballcourt.contracts;

/** Where a case stands. */
public enum Stage {
    NEGOTIATION,
    ACCEPTANCE,
    EVIDENCE,
    MEDIATION,
    ADJUDICATION,
    APPEAL_WINDOW,
    REVIEW,
    ENFORCEMENT,
    SUSPENDED,
    CLOSED
}
