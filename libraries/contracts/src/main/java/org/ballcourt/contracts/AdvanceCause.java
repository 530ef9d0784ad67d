package org.ballcourt.contracts;

/** Why the platform pays the buyer. */
public enum AdvanceCause {
    /** It was late itself, and credits the buyer until it has ruled. */
    PROVISIONAL_CREDIT,
    /** Others than the seller bear a part, or it does itself. */
    SHARES,
    /** The seller did not perform in time. */
    SELLER_SILENT,
    /** The express lane granted a refund, which whoever bears it owes to the platform. */
    EXPRESS_REFUND
}
