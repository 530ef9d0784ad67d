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
        Receipt named = with(receipt, key.verifying().keyId(), "");
        return with(named, named.keyId(), key.sign(message(named)));
    }

    public static boolean isSignedBy(Receipt receipt, VerifyingKey key) {
        return key.keyId().equals(receipt.keyId()) && key.verifies(message(receipt), receipt.signature());
    }

    private static Receipt with(Receipt receipt, String keyId, String signature) {
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
                signature);
    }

    private static byte[] message(Receipt receipt) {
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
                receipt.keyId());
    }
}
