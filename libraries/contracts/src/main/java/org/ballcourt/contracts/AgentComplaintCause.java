package org.ballcourt.contracts;

/** What somebody of the platform's desk is said to have done wrong. */
public enum AgentComplaintCause {
    ATTITUDE,
    SLOW,
    BUCK_PASSING,
    BROKEN_PROMISE,
    WRONG_INFORMATION,
    BIAS,
    OTHER
}
