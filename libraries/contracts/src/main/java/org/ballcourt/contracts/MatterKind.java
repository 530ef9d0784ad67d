package org.ballcourt.contracts;

/** What a log is about: a dispute, or one of the small matters beside it: a contact with the desk is one that concerns nobody else. */
public enum MatterKind {
    DISPUTE,
    AGENT_COMPLAINT,
    VIOLATION,
    CONTEST,
    CONTACT
}
