package org.ballcourt.proof;

import java.time.Instant;
import java.util.HexFormat;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;

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

    private static final String TAG = "ballcourt root v1";

    /** The next root, signed. */
    public static SignedRoot sign(long n, Instant at, long cases, String root, String previous, SigningKey key) {
        byte[] message = message(n, at, cases, root, previous, key.verifying().keyId());
        return new SignedRoot(
                n, at, cases, root, previous, hash(message), key.verifying().keyId(), key.sign(message));
    }

    public boolean isSignedBy(VerifyingKey key) {
        return key.keyId().equals(keyId) && key.verifies(message(), signature);
    }

    /** Whether the hash is that of the other fields. */
    public boolean holdsTogether() {
        return hash.equals(hash(message()));
    }

    private byte[] message() {
        return message(n, at, cases, root, previous, keyId);
    }

    private static byte[] message(long n, Instant at, long cases, String root, String previous, String keyId) {
        return Netstrings.bytes(TAG, Long.toString(n), EventHash.text(at), Long.toString(cases), root, previous, keyId);
    }

    private static String hash(byte[] message) {
        return HexFormat.of().formatHex(Netstrings.sha256().digest(message));
    }
}
