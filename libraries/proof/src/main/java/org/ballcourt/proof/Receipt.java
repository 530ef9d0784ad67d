package org.ballcourt.proof;

import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;

/**
 * What the installation signs to somebody for an accepted command: that it stands in the log, where, and after what.
 *
 * @param version the case's version after the command
 * @param bodyHash SHA-256 of the command's name and canonical body
 * @param firstSeq number of the first event that the command brought about
 * @param lastSeq number of the last one
 * @param head hash of the last one, which covers the whole log up to it
 * @param signature over all other fields
 */
public record Receipt(
        String caseId,
        long version,
        Actor actor,
        String commandId,
        String bodyHash,
        Instant at,
        long firstSeq,
        long lastSeq,
        String head,
        String keyId,
        String signature) {
    private static final String TAG = "ballcourt receipt v1";

    /** This receipt, signed. */
    public Receipt signed(SigningKey key) {
        Receipt named = with(key.verifying().keyId(), "");
        return named.with(named.keyId, key.sign(named.message()));
    }

    public boolean isSignedBy(VerifyingKey key) {
        return key.keyId().equals(keyId) && key.verifies(message(), signature);
    }

    private Receipt with(String id, String signed) {
        return new Receipt(caseId, version, actor, commandId, bodyHash, at, firstSeq, lastSeq, head, id, signed);
    }

    private byte[] message() {
        return Netstrings.bytes(
                TAG,
                caseId,
                Long.toString(version),
                actor.toString(),
                commandId,
                bodyHash,
                EventHash.text(at),
                Long.toString(firstSeq),
                Long.toString(lastSeq),
                head,
                keyId);
    }
}
