package org.ballcourt.contracts;

/** How a duty's time runs: around the clock, or in the working hours of the policy's calendar. */
public enum ClockKind {
    CALENDAR,
    BUSINESS
}
