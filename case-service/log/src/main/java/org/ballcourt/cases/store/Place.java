package org.ballcourt.cases.store;

/** Where a record lies in its topic. */
public record Place(int partition, long offset) {}
