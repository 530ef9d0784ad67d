package org.ballcourt.contracts;

/** The result of a ruling. */
public enum RulingResult {
    GRANTED,
    PARTLY_GRANTED,
    DISMISSED,
    UNDECIDED
}
