package org.ballcourt.notifications.texts;

/** A clause of the rules of a case, which is told by its words; nothing where nobody knows them. */
public record Clause(String id) {}
