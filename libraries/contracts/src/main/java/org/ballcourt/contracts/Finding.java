package org.ballcourt.contracts;

/** What was found of an element. */
public enum Finding {
    PROVEN,
    NOT_PROVEN
}
