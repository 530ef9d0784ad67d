package org.ballcourt.cases.proof;

import java.util.Optional;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.proof.BundleSeal;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the file with which a reader can prove, to anybody and without us, the part of a case that is theirs to see. */
public record Bundles(CaseStore cases, TextEncryption keys, LoadedPolicies policies, Receipts receipts, Roots roots) {
    /** The whole file; only for somebody who has a part in the case. */
    public byte[] of(String caseId, Actor actor) {
        CaseLog log = cases.load(caseId);
        Reader reader = Reader.of(Parties.of(log.events()), actor);
        ObjectNode bundle = Wire.json()
                .createObjectNode()
                .put("format", BundleSeal.FORMAT)
                .put("formatVersion", BundleSeal.VERSION)
                .put("caseId", caseId)
                .put("reader", actor.toString())
                .put("exportedAt", roots.time().instant().toString());
        bundle.set("installation", installation());
        bundle.putObject("head")
                .put("version", log.version())
                .put("lastSeq", log.lastSeq())
                .put("head", log.head());
        new EventParts(log, reader, keys, policies).addTo(bundle);
        bundle.set("receipts", receipts(log, reader));
        bundle.set("roots", roots.proofs(log));
        return BundleSeal.sealed(bundle, receipts.keys().own());
    }

    /** The receipt for the command that brought the case to that version, if it is the reader's own; for the platform's people any. */
    public Optional<Receipt> receipt(String caseId, long version, Actor actor) {
        CaseLog log = cases.load(caseId);
        Reader reader = Reader.of(Parties.of(log.events()), actor);
        return log.commits().stream()
                .filter(commit -> commit.n() == version && mayHave(reader, commit))
                .findFirst()
                .map(commit -> receipts.of(caseId, commit));
    }

    private static boolean mayHave(Reader reader, Commit commit) {
        return reader.isPlatform() || commit.actor().equals(reader.actor());
    }

    private ObjectNode installation() {
        ObjectNode json = Wire.json()
                .createObjectNode()
                .put("keyId", receipts.keys().own().verifying().keyId())
                .put("publicKey", receipts.keys().own().verifying().base64());
        ArrayNode older = json.putArray("older");
        receipts.keys()
                .older()
                .forEach(key -> older.addObject().put("keyId", key.keyId()).put("publicKey", key.base64()));
        return json;
    }

    private ArrayNode receipts(CaseLog log, Reader reader) {
        ArrayNode all = Wire.json().createArrayNode();
        log.commits().stream()
                .filter(commit -> mayHave(reader, commit))
                .forEach(commit -> all.add(receipts.json(log.caseId(), commit)));
        return all;
    }
}
