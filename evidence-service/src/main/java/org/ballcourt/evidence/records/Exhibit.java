package org.ballcourt.evidence.records;

/**
 * An original as a reader meets it.
 *
 * @param disclosure how it came to the case through which it is seen; null while it is its uploader's alone
 */
public record Exhibit(EvidenceRecord record, Disclosure disclosure) {}
