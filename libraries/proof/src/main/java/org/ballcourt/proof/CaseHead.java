package org.ballcourt.proof;

import java.security.MessageDigest;
import org.ballcourt.wire.Netstrings;
import org.ballcourt.wire.Sha256;

/**
 * Where a case's log stood at one moment.
 *
 * @param version the number of commits
 * @param lastSeq number of the newest event
 * @param head its hash
 */
public record CaseHead(String caseId, long version, long lastSeq, String head) {
    /** Its leaf in the tree over all cases. */
    public byte[] leaf() {
        MessageDigest digest = Sha256.digest();
        digest.update((byte) 0);
        Netstrings.add(digest, caseId);
        Netstrings.add(digest, Long.toString(version));
        Netstrings.add(digest, Long.toString(lastSeq));
        Netstrings.add(digest, head);
        return digest.digest();
    }
}
