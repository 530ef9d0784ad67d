package org.ballcourt.contracts;

/** What a log is about: a dispute, or one of the small matters beside it. */
public enum MatterKind {
    DISPUTE,
    AGENT_COMPLAINT,
    VIOLATION,
    CONTEST
}
