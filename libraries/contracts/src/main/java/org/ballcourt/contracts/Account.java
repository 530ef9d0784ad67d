package org.ballcourt.contracts;

/** An account of the case's ledger; the SELLER's includes its deposit, the PLATFORM's its fund. */
public enum Account {
    BUYER,
    SELLER,
    CARRIER,
    SERVICE_PROVIDER,
    PLATFORM
}
