package org.ballcourt.contracts;

/** What the cases of a group have in common beside their reasons. */
public enum TracedBy {
    SELLER,
    /** Of one seller. */
    SKU,
    /** Of one maker, whoever sells it; where the maker is not known, of one seller's goods. */
    BATCH
}
