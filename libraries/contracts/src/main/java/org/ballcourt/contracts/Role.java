package org.ballcourt.contracts;

/** Who somebody is to a case; COURT and REGULATOR only ever hold the ball of a suspended case and never act. */
public enum Role {
    BUYER,
    SELLER,
    AGENT,
    SENIOR,
    REVIEWER,
    SUPERVISOR,
    CARRIER,
    SERVICE_PROVIDER,
    LAB,
    SYSTEM,
    COURT,
    REGULATOR;

    /** Buyer or seller: the two sides of the dispute. */
    public boolean isSide() {
        return this == BUYER || this == SELLER;
    }

    /** The platform's own people. */
    public boolean isPlatform() {
        return this == AGENT || this == SENIOR || this == REVIEWER || this == SUPERVISOR;
    }

    /** Invited to one duty and shown only what it needs. */
    public boolean isThirdParty() {
        return this == CARRIER || this == SERVICE_PROVIDER || this == LAB;
    }

    /** The other side of the dispute; only for a side. */
    public Role opponent() {
        return switch (this) {
            case BUYER -> SELLER;
            case SELLER -> BUYER;
            default -> throw new IllegalArgumentException(this + " is not a side of the dispute");
        };
    }
}
