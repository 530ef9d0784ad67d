package org.ballcourt.contracts.records;

import java.time.Instant;
import org.ballcourt.contracts.RecordedEvent;

/**
 * The root of the tree over the heads of all cases at one moment, as it is published.
 *
 * @param n 1, 2, 3... without gaps
 * @param cases the size of the tree
 * @param root of the tree
 * @param previous hash of the root before; 64 zeros for the first
 * @param hash of everything that is signed
 */
public record SignedRoot(
        long n, Instant at, long cases, String root, String previous, String hash, String keyId, String signature) {
    /** Stands before the first one. */
    public static final String NONE = RecordedEvent.GENESIS;
}
