package org.ballcourt.proof;

import java.time.Instant;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/** The hash and the signature of a root. */
public final class RootSeal {
    private static final String TAG = "ballcourt root v1";

    private RootSeal() {}

    /** The next root, signed. */
    public static SignedRoot sign(long n, Instant at, long cases, String root, String previous, SigningKey key) {
        String keyId = key.verifying().keyId();
        byte[] message = message(new SignedRoot(n, at, cases, root, previous, "", keyId, ""));
        return new SignedRoot(n, at, cases, root, previous, Sha256.hex(message), keyId, key.sign(message));
    }

    public static boolean isSignedBy(SignedRoot root, VerifyingKey key) {
        return key.keyId().equals(root.keyId()) && key.verifies(message(root), root.signature());
    }

    /** Whether the hash is that of the other fields. */
    public static boolean holdsTogether(SignedRoot root) {
        return root.hash().equals(Sha256.hex(message(root)));
    }

    private static byte[] message(SignedRoot root) {
        return Netstrings.bytes(
                TAG,
                Long.toString(root.n()),
                EventHash.text(root.at()),
                Long.toString(root.cases()),
                root.root(),
                root.previous(),
                root.keyId());
    }
}
