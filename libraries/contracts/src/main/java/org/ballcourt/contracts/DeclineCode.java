package org.ballcourt.contracts;

/** Why the platform does not take a case. */
public enum DeclineCode {
    NO_PRIOR_NEGOTIATION,
    OUT_OF_SCOPE,
    OUTSIDE_WINDOW,
    DUPLICATE,
    DESCRIPTION_TOO_THIN
}
