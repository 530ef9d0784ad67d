package org.ballcourt.contracts;

/** What may be done about goods that are traced. */
public enum TraceMeasure {
    STOP_SALE,
    RECALL,
    REPORT_TO_REGULATOR
}
