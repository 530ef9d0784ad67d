package org.ballcourt.contracts;

/** Who is at fault; separate from who pays. */
public enum Fault {
    SELLER,
    BUYER,
    CARRIER,
    SERVICE_PROVIDER,
    PLATFORM,
    NONE
}
