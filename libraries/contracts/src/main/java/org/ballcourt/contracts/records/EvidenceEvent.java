package org.ballcourt.contracts.records;

/** News of originals. */
public sealed interface EvidenceEvent extends TypedRecord permits EvidenceStored {}
