package org.ballcourt.contracts;

/** What can be contested beside flags: for these {@link MisuseFlag} has the names. */
public enum Contested {
    /** Money that the platform takes back. */
    RECOVERY
}
