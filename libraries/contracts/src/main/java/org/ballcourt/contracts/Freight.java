package org.ballcourt.contracts;

/** Who bears what it costs to send goods back, or others in their place. */
public enum Freight {
    BUYER,
    SELLER,
    PLATFORM
}
