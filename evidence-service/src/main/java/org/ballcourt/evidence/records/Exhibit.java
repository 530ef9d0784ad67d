package org.ballcourt.evidence.records;

/**
 * An original as a reader meets it.
 *
 * @param disclosure how it came to the case through which it is seen; null while it is its uploader's alone
 * @param nameless this reader is not told who uploaded it, only in which role
 */
public record Exhibit(EvidenceRecord record, ExhibitDisclosure disclosure, boolean nameless) {}
