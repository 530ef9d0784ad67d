package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.contracts.records.SignedRoot;

/** What ties the log down from outside: its stated end, receipts, and roots over all cases. */
record AnchorCheck(
        JsonCursor bundle, String caseId, List<VerifyingKey> keys, SortedMap<Long, Shown> shown, Findings findings) {
    void end() {
        JsonCursor head = bundle.part("head");
        anchored("head", head.number("lastSeq"), head.hash("head"));
        if (head.number("lastSeq") < last()) {
            findings.fault("head", Message.of("proof.head.early").with("seq", head.number("lastSeq")));
        }
    }

    private long last() {
        return shown.isEmpty() ? 0 : shown.lastKey();
    }

    /** Whether the log holds that event with that hash. */
    private void anchored(String where, long seq, String hash) {
        if (seq > last()) {
            findings.fault(
                    where, Message.of("proof.log.cut-off").with("had", seq).with("here", last()));
        } else if (!shown.containsKey(seq) || !hash.equals(shown.get(seq).hash())) {
            findings.fault(where, Message.of("proof.log.other").with("seq", seq));
        }
    }

    void receipts() {
        int before = findings.count();
        List<Receipt> receipts = new ArrayList<>();
        for (JsonCursor part : bundle.list("receipts")) {
            findings.guarded(() -> {
                Receipt receipt = receipt(part);
                receipts.add(receipt);
                check("receipt " + receipt.commandId() + " of " + receipt.actor(), receipt);
            });
        }
        complete(receipts);
        findings.holds(before, "receipts", Message.of("proof.receipts.hold").with("receipts", receipts.size()));
    }

    static Receipt receipt(JsonCursor part) {
        return new Receipt(
                part.text("caseId"),
                part.number("version"),
                part.actor("actor"),
                part.text("commandId"),
                part.text("bodyHash"),
                part.instant("at"),
                part.number("firstSeq"),
                part.number("lastSeq"),
                part.text("head"),
                part.text("keyId"),
                part.text("signature"));
    }

    private void check(String where, Receipt receipt) {
        if (keys.stream().noneMatch(key -> ReceiptSeal.isSignedBy(receipt, key))) {
            findings.fault(where, "proof.receipts.signature");
        } else if (!receipt.caseId().equals(caseId)) {
            findings.fault(where, Message.of("proof.receipts.other-case").with("case", receipt.caseId()));
        } else {
            anchored(where, receipt.lastSeq(), receipt.head());
        }
    }

    /** Each event of somebody whose receipts the bundle holds is covered by one of them. */
    private void complete(List<Receipt> receipts) {
        Actor reader = bundle.actor("reader");
        boolean all = !reader.role().isSide() && !reader.role().isThirdParty();
        Set<Long> covered = new HashSet<>();
        receipts.forEach(receipt -> {
            for (long seq = receipt.firstSeq(); seq <= Math.min(receipt.lastSeq(), last()); seq++) {
                covered.add(seq);
            }
        });
        for (Shown event : shown.values()) {
            boolean own = all || reader.toString().equals(event.text("/actor"));
            if (own && !covered.contains(event.seq())) {
                findings.fault("receipts", Message.of("proof.receipts.missing").with("seq", event.seq()));
            }
        }
    }

    /** A receipt that was kept elsewhere says what the log once was, whoever signs a new one. */
    void held(Receipt receipt) {
        int before = findings.count();
        String where = "your receipt " + receipt.commandId();
        check(where, receipt);
        findings.holds(before, where, Message.of("proof.receipts.kept-holds").with("seq", receipt.lastSeq()));
    }

    void roots(List<String> held) {
        int before = findings.count();
        SignedRoot earlier = null;
        List<SignedRoot> roots = new ArrayList<>();
        for (JsonCursor part : bundle.list("roots")) {
            SignedRoot root = root(part);
            JsonCursor named = part.at("root " + root.n());
            findings.guarded(() -> inclusion(named, root));
            if (earlier != null
                    && earlier.n() + 1 == root.n()
                    && !root.previous().equals(earlier.hash())) {
                findings.fault(named.where(), "proof.roots.not-linked");
            }
            earlier = root;
            roots.add(root);
        }
        if (roots.isEmpty()) {
            findings.note("roots", Message.of("proof.roots.none"));
        } else {
            Message what = Message.of("proof.roots.hold")
                    .with("n", earlier.n())
                    .with("cases", earlier.cases())
                    .with("root", earlier.root());
            findings.holds(before, "roots", what);
        }
        for (String root : held) {
            boolean known = roots.stream()
                    .anyMatch(r -> r.root().equals(root) || r.hash().equals(root));
            if (known) {
                findings.holds(findings.count(), "your root", Message.of("proof.roots.kept-holds"));
            } else {
                List<String> proven =
                        roots.stream().map(r -> r.n() + " " + r.root()).toList();
                findings.fault(
                        "your root", Message.of("proof.roots.kept-missing").with("roots", proven));
            }
        }
    }

    private static SignedRoot root(JsonCursor part) {
        return new SignedRoot(
                part.number("n"),
                part.instant("at"),
                part.number("cases"),
                part.hash("root"),
                part.hash("previous"),
                part.hash("hash"),
                part.text("keyId"),
                part.text("signature"));
    }

    private void inclusion(JsonCursor part, SignedRoot root) {
        if (!RootSeal.holdsTogether(root) || keys.stream().noneMatch(key -> RootSeal.isSignedBy(root, key))) {
            findings.fault(part.where(), "proof.roots.signature");
        }
        JsonCursor proof = part.part("inclusion");
        CaseHead head = new CaseHead(caseId, proof.number("version"), proof.number("lastSeq"), proof.hash("head"));
        List<byte[]> path = new ArrayList<>();
        for (var node : proof.node().path("path")) {
            if (!node.isString() || !JsonCursor.HASH.matcher(node.stringValue()).matches()) {
                throw proof.wrong("path", "proof.shape.hashes");
            }
            path.add(HexFormat.of().parseHex(node.stringValue()));
        }
        byte[] climbed = MerkleTree.climb(head.leaf(), proof.number("index"), root.cases(), path);
        if (!Arrays.equals(climbed, HexFormat.of().parseHex(root.root()))) {
            findings.fault(proof.where(), "proof.roots.path");
        }
        anchored(part.where(), head.lastSeq(), head.head());
    }
}
