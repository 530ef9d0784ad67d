package org.ballcourt.contracts;

/** What a piece of evidence claims to be. */
public enum EvidenceKind {
    CHAT_LOG,
    ORDER_RECORD,
    PAYMENT_RECORD,
    PHOTO,
    VIDEO,
    TRACKING,
    LABEL,
    MEASUREMENT,
    STANDARD,
    LISTING_SNAPSHOT,
    ADVERTISEMENT,
    INSPECTION_REPORT,
    CERTIFICATE,
    MEDICAL_RECORD,
    AGENT_IDENTITY,
    NEGOTIATION_RECORD,
    OTHER
}
