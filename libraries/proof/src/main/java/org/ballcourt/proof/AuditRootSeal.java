package org.ballcourt.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.AuditRoot.Head;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/** The hash and the signature of a root over the audit. */
public final class AuditRootSeal {
    private static final String TAG = "ballcourt audit root v1";

    private AuditRootSeal() {}

    /** The next root, signed. */
    public static AuditRoot sign(long n, Instant at, List<Head> heads, String previous, SigningKey key) {
        String keyId = key.verifying().keyId();
        byte[] message = message(new AuditRoot(n, at, heads, previous, "", keyId, ""));
        return new AuditRoot(n, at, heads, previous, Sha256.hex(message), keyId, key.sign(message));
    }

    public static boolean isSignedBy(AuditRoot root, VerifyingKey key) {
        return key.keyId().equals(root.keyId()) && key.verifies(message(root), root.signature());
    }

    /** Whether the hash is that of the other fields. */
    public static boolean holdsTogether(AuditRoot root) {
        return root.hash().equals(Sha256.hex(message(root)));
    }

    private static byte[] message(AuditRoot root) {
        List<String> parts = new ArrayList<>(List.of(TAG, Long.toString(root.n()), EventHash.text(root.at())));
        for (Head head : root.heads()) {
            parts.addAll(List.of(head.stream(), Long.toString(head.seq()), EventHash.text(head.at()), head.hash()));
        }
        parts.addAll(List.of(root.previous(), root.keyId()));
        return Netstrings.bytes(parts.toArray(String[]::new));
    }
}
