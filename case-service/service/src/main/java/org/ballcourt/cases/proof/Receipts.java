package org.ballcourt.cases.proof;

import org.ballcourt.cases.store.Commit;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.proof.ReceiptSeal;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** Signs to whoever sent a command what became of it; the same commit always has the same receipt. */
public record Receipts(InstallationKeys keys) {
    public Receipt of(String caseId, Commit commit) {
        Receipt unsigned = new Receipt(
                caseId,
                commit.n(),
                commit.actor(),
                commit.commandId(),
                commit.bodyHash(),
                commit.at(),
                commit.logged().getFirst().seq(),
                commit.lastSeq(),
                commit.lastHash(),
                "",
                "");
        return ReceiptSeal.sign(unsigned, keys.own());
    }

    public ObjectNode json(String caseId, Commit commit) {
        return Wire.json().valueToTree(of(caseId, commit));
    }
}
