package org.ballcourt.contracts.records;

/** Shares its topic with records of other types, so that its JSON also has a field {@code type}: the record's name. */
public sealed interface TypedRecord permits EscalationEvent, EvidenceEvent, NotificationEvent, TraceEvent {}
