package org.ballcourt.contracts;

/** Whether people work on a day, and what makes it so. */
public enum DayKind {
    WORKING_DAY,
    WEEKEND,
    HOLIDAY,
    /** A day of a weekend on which work goes on, in exchange for a holiday. */
    MAKE_UP_DAY
}
