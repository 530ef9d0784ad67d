package org.ballcourt.contracts;

/** Who may read a statement. */
public enum Audience {
    ALL,
    PLATFORM
}
