package org.ballcourt.contracts;

/** Why a case may go to a senior. */
public enum SeniorGround {
    FIRST_LEVEL_FAILED,
    LARGE_AMOUNT,
    COMPLEX,
    VIOLATION,
    AGENT_LATE
}
