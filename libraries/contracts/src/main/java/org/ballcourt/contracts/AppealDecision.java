package org.ballcourt.contracts;

/** What a reviewer does with a ruling. */
public enum AppealDecision {
    DISMISSED,
    REVISED
}
