package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.contracts.records.SignedRoot;

/** What ties the log down from outside: its stated end, receipts, and roots over all cases. */
final class AnchorCheck {
    private final JsonCursor bundle;
    private final String caseId;
    private final List<VerifyingKey> keys;
    private final Map<Long, Shown> shown;
    private final long last;
    private final Findings findings;

    AnchorCheck(JsonCursor bundle, String caseId, List<VerifyingKey> keys, List<Shown> events, Findings findings) {
        this.bundle = bundle;
        this.caseId = caseId;
        this.keys = keys;
        this.shown = events.stream().collect(Collectors.toMap(Shown::seq, event -> event, (one, other) -> one));
        this.last = events.stream().mapToLong(Shown::seq).max().orElse(0);
        this.findings = findings;
    }

    void end() {
        JsonCursor head = bundle.part("head");
        anchored("head", head.number("lastSeq"), head.hash("head"));
        if (head.number("lastSeq") < last) {
            findings.fault("head", "the log is said to end with event " + head.number("lastSeq"), "所称的末尾早于最后一个事件");
        }
    }

    /** Whether the log holds that event with that hash. */
    private void anchored(String where, long seq, String hash) {
        if (seq > last) {
            findings.fault(
                    where,
                    "the log is cut off: it had " + seq + " events, here are " + last,
                    "日志末尾被截断：应有 " + seq + " 个事件，此处只有 " + last + " 个");
        } else if (!shown.containsKey(seq) || !hash.equals(shown.get(seq).hash())) {
            findings.fault(
                    where,
                    "names event " + seq + " with another hash: what stands up to there is not what it was made of",
                    "所记事件 " + seq + " 的哈希不同：此前的内容与当时不一致");
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
        findings.holds(
                before,
                "receipts",
                receipts.size() + " receipts are signed and fit the log",
                receipts.size() + " 张回执签名有效且与日志一致");
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
            findings.fault(where, "its signature does not fit", "签名不符");
        } else if (!receipt.caseId().equals(caseId)) {
            findings.fault(where, "is for another case: " + receipt.caseId(), "属于另一案件：" + receipt.caseId());
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
            for (long seq = receipt.firstSeq(); seq <= Math.min(receipt.lastSeq(), last); seq++) {
                covered.add(seq);
            }
        });
        for (Shown event : shown.values()) {
            boolean own = all || reader.toString().equals(event.text("/actor"));
            if (own && !covered.contains(event.seq())) {
                findings.fault("receipts", "there is none for event " + event.seq(), "缺少事件 " + event.seq() + " 的回执");
            }
        }
    }

    /** A receipt that was kept elsewhere says what the log once was, whoever signs a new one. */
    void held(Receipt receipt) {
        int before = findings.count();
        String where = "your receipt " + receipt.commandId();
        check(where, receipt);
        findings.holds(before, where, "fits the log: event " + receipt.lastSeq(), "与日志一致：事件 " + receipt.lastSeq());
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
                findings.fault(named.where(), "does not name the root before it", "与前一根不衔接");
            }
            earlier = root;
            roots.add(root);
        }
        if (roots.isEmpty()) {
            findings.note("roots", "no published root covers this case yet", "尚无已公布的根涵盖本案");
        } else {
            findings.holds(
                    before,
                    "roots",
                    "the case is part of root " + roots.getLast().n() + " over "
                            + roots.getLast().cases() + " cases: "
                            + roots.getLast().root(),
                    "本案包含在第 " + roots.getLast().n() + " 号根中，共 "
                            + roots.getLast().cases() + " 个案件");
        }
        for (String root : held) {
            boolean known = roots.stream()
                    .anyMatch(r -> r.root().equals(root) || r.hash().equals(root));
            if (known) {
                findings.holds(findings.count(), "your root", "is one that the case is proven against", "本案可用该根证明");
            } else {
                findings.fault(
                        "your root",
                        "is none of those that this bundle is proven against: "
                                + roots.stream()
                                        .map(r -> r.n() + " " + r.root())
                                        .toList(),
                        "不在本文件可证明的根之中");
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
            findings.fault(part.where(), "its signature or hash does not fit", "签名或哈希不符");
        }
        JsonCursor proof = part.part("inclusion");
        CaseHead head = new CaseHead(caseId, proof.number("version"), proof.number("lastSeq"), proof.hash("head"));
        List<byte[]> path = new ArrayList<>();
        for (var node : proof.node().path("path")) {
            if (!node.isString() || !JsonCursor.HASH.matcher(node.stringValue()).matches()) {
                throw proof.wrong("path", "is no list of hashes", "不是哈希列表");
            }
            path.add(HexFormat.of().parseHex(node.stringValue()));
        }
        byte[] climbed = MerkleTree.climb(head.leaf(), proof.number("index"), root.cases(), path);
        if (!Arrays.equals(climbed, HexFormat.of().parseHex(root.root()))) {
            findings.fault(proof.where(), "does not lead to the root", "不能推导出该根");
        }
        anchored(part.where(), head.lastSeq(), head.head());
    }
}
