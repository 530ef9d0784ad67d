package org.ballcourt.contracts;

/** One booking; the entries of an event sum to zero. */
public record LedgerEntry(Account account, Money change) {}
