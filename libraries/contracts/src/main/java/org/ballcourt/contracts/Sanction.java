package org.ballcourt.contracts;

/** What an agent bears for complaints that were upheld, mildest first. */
public enum Sanction {
    CORRECTION,
    DOWNGRADE,
    PAY_CUT
}
