package org.ballcourt.proof;

import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Netstrings;

/** The signature under a receipt. */
public final class ReceiptSeal {
    private static final String TAG = "ballcourt receipt v1";

    private ReceiptSeal() {}

    /** This receipt, signed; whatever key and signature it names are replaced. */
    public static Receipt sign(Receipt receipt, SigningKey key) {
        String keyId = key.verifying().keyId();
        return new Receipt(
                receipt.caseId(),
                receipt.version(),
                receipt.actor(),
                receipt.commandId(),
                receipt.bodyHash(),
                receipt.at(),
                receipt.firstSeq(),
                receipt.lastSeq(),
                receipt.head(),
                keyId,
                key.sign(message(receipt, keyId)));
    }

    public static boolean isSignedBy(Receipt receipt, VerifyingKey key) {
        return key.keyId().equals(receipt.keyId()) && key.verifies(message(receipt, key.keyId()), receipt.signature());
    }

    private static byte[] message(Receipt receipt, String keyId) {
        return Netstrings.bytes(
                TAG,
                receipt.caseId(),
                Long.toString(receipt.version()),
                receipt.actor().toString(),
                receipt.commandId(),
                receipt.bodyHash(),
                EventHash.text(receipt.at()),
                Long.toString(receipt.firstSeq()),
                Long.toString(receipt.lastSeq()),
                receipt.head(),
                keyId);
    }
}
