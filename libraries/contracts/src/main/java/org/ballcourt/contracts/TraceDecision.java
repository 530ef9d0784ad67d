package org.ballcourt.contracts;

/** What a supervisor made of a group of cases. */
public enum TraceDecision {
    APPROVED,
    DECLINED
}
