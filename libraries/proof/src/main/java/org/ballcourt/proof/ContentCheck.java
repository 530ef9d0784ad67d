package org.ballcourt.proof;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What hangs on the events: the words behind sealed texts, the hashes of evidence, the text of the rules. */
final class ContentCheck {
    private final JsonCursor bundle;
    private final String caseId;
    private final Map<Long, Shown> shown;
    private final Findings findings;

    ContentCheck(JsonCursor bundle, String caseId, List<Shown> events, Findings findings) {
        this.bundle = bundle;
        this.caseId = caseId;
        this.shown = events.stream().collect(Collectors.toMap(Shown::seq, event -> event, (one, other) -> one));
        this.findings = findings;
    }

    /** The words of each event's texts by pointer; those that cannot be read are left out. */
    Map<Long, Map<String, String>> texts() {
        Map<Long, Map<String, String>> words = new TreeMap<>();
        int before = findings.count();
        Set<String> listed = new HashSet<>();
        int erased = 0;
        for (JsonCursor text : bundle.list("texts")) {
            long seq = text.number("seq");
            String pointer = text.text("pointer");
            JsonCursor named = text.at("event " + seq + " " + pointer);
            listed.add(seq + pointer);
            if (named.has("subkey")) {
                findings.guarded(() ->
                        words.computeIfAbsent(seq, any -> new TreeMap<>()).put(pointer, open(named, seq, pointer)));
            } else if (named.text("state").equals("ERASED")) {
                erased++;
            }
        }
        for (Shown event : shown.values()) {
            for (String sealed : event.named("sealed").keySet()) {
                String pointer = parent(sealed);
                if (!listed.contains(event.seq() + pointer)) {
                    findings.fault(
                            "event " + event.seq() + " " + pointer, "the key of this text is missing", "缺少该文字的密钥");
                }
            }
        }
        findings.holds(
                before,
                "texts",
                words.values().stream().mapToInt(Map::size).sum() + " texts open with their keys, " + erased
                        + " are erased",
                "文字均可用其密钥解开，其中已删除 " + erased + " 条");
        return words;
    }

    private String open(JsonCursor text, long seq, String pointer) {
        Shown event = shown.get(seq);
        String sealed = event == null ? null : event.text(pointer + "/sealed");
        String subject = event == null ? null : event.text(pointer + "/subject");
        if (sealed == null || subject == null) {
            throw text.wrong("", "no event shows this text", "事件中没有该文字");
        }
        try {
            SealedText parsed = SealedText.parse(sealed);
            if (parsed != null) {
                byte[] key = HexFormat.of().parseHex(text.hash("subkey"));
                return parsed.open(key, caseId + "/" + subject);
            }
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            // Said below.
        }
        throw text.wrong("subkey", "does not open the text", "无法解开该文字");
    }

    void evidence() {
        int before = findings.count();
        Set<String> listed = new HashSet<>();
        for (JsonCursor item : bundle.list("evidence")) {
            long seq = item.number("seq");
            String pointer = item.text("pointer");
            JsonCursor named = item.at("evidence " + item.text("evidenceId") + " (event " + seq + " " + pointer + ")");
            listed.add(seq + pointer);
            Shown event = shown.get(seq);
            if (event == null
                    || !named.text("sha256").equals(event.text(pointer + "/sha256"))
                    || !named.text("evidenceId").equals(event.text(pointer + "/evidenceId"))) {
                findings.fault(named.where(), "is not what the event says", "与事件记载不同");
            }
        }
        for (Shown event : shown.values()) {
            for (String hash : event.named("sha256").keySet()) {
                if (!listed.contains(event.seq() + parent(hash))) {
                    findings.fault(
                            "evidence", "of event " + event.seq() + " " + parent(hash) + " is missing", "缺少该事件的证据");
                }
            }
        }
        findings.holds(before, "evidence", listed.size() + " hashes are those in the events", "证据哈希与事件一致");
    }

    void policies() {
        int before = findings.count();
        Map<String, Boolean> there = new HashMap<>();
        for (JsonCursor policy : bundle.list("policies")) {
            JsonCursor named = policy.at("policy " + policy.text("version"));
            there.put(policy.text("version"), named.has("text"));
            if (named.has("text") && !BundleSeal.sha256(named.text("text")).equals(named.text("sha256"))) {
                findings.fault(named.where(), "its text is not the one with this hash", "正文与哈希不符");
            } else if (!named.has("text")) {
                findings.note(named.where(), "was not at hand when the bundle was made", "导出时没有该规则正文");
            }
        }
        shown.values().stream()
                .flatMap(event -> event.named("policy").values().stream())
                .distinct()
                .filter(version -> !there.containsKey(version))
                .forEach(version -> findings.fault("policy " + version, "is missing", "缺失"));
        findings.holds(before, "policies", "the rules' texts fit their hashes: " + there.keySet(), "规则正文与哈希一致");
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
