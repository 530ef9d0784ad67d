package org.ballcourt.contracts.records;

import java.time.Instant;
import java.util.List;

/**
 * The newest records of those chains of the audit that have grown since the root before, as they are published.
 *
 * @param n 1, 2, 3... without gaps
 * @param previous hash of the root before; 64 zeros for the first
 * @param hash of everything that is signed
 */
public record AuditRoot(
        long n, Instant at, List<Head> heads, String previous, String hash, String keyId, String signature) {
    public AuditRoot {
        heads = List.copyOf(heads);
    }

    /**
     * The newest record of a chain.
     *
     * @param stream the chain: one process, since its start
     * @param seq its number: 1, 2, 3... within the chain
     * @param hash of it, and so of all before it
     */
    public record Head(String stream, long seq, Instant at, String hash) {}
}
