package org.ballcourt.proof;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.Sha256;

/** What hangs on the events: the words behind sealed texts, the hashes of evidence, the text of the rules. */
record ContentCheck(JsonCursor bundle, String caseId, Map<Long, Shown> shown, Findings findings) {
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
        forEachUnlisted(
                "sealed",
                listed,
                (seq, pointer) -> findings.fault("event " + seq + " " + pointer, "proof.texts.no-key"));
        int open = words.values().stream().mapToInt(Map::size).sum();
        findings.holds(
                before,
                "texts",
                Message.of("proof.texts.hold").with("open", open).with("erased", erased));
        return words;
    }

    private String open(JsonCursor text, long seq, String pointer) {
        Shown event = shown.get(seq);
        String sealed = event == null ? null : event.text(pointer + "/sealed");
        String subject = event == null ? null : event.text(pointer + "/subject");
        if (sealed == null || subject == null) {
            throw text.wrong("", "proof.texts.no-event");
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
        throw text.wrong("subkey", "proof.texts.other-key");
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
                findings.fault(named.where(), "proof.evidence.other");
            }
        }
        forEachUnlisted(
                "sha256",
                listed,
                (seq, pointer) -> findings.fault(
                        "evidence",
                        Message.of("proof.evidence.missing").with("seq", seq).with("pointer", pointer)));
        findings.holds(before, "evidence", Message.of("proof.evidence.holds").with("hashes", listed.size()));
    }

    /** The objects in events that have a field of this name, and that the bundle's list leaves out. */
    private void forEachUnlisted(String field, Set<String> listed, BiConsumer<Long, String> found) {
        for (Shown event : shown.values()) {
            for (String pointer : event.named(field).keySet()) {
                String parent = pointer.substring(0, pointer.lastIndexOf('/'));
                if (!listed.contains(event.seq() + parent)) {
                    found.accept(event.seq(), parent);
                }
            }
        }
    }

    void policies() {
        int before = findings.count();
        Map<String, Boolean> there = new HashMap<>();
        for (JsonCursor policy : bundle.list("policies")) {
            JsonCursor named = policy.at("policy " + policy.text("version"));
            there.put(policy.text("version"), named.has("text"));
            if (named.has("text") && !Sha256.hex(named.text("text")).equals(named.text("sha256"))) {
                findings.fault(named.where(), "proof.policies.other");
            } else if (!named.has("text")) {
                findings.note(named.where(), Message.of("proof.policies.not-at-hand"));
            }
        }
        shown.values().stream()
                .flatMap(event -> event.named("policy").values().stream())
                .distinct()
                .filter(version -> !there.containsKey(version))
                .forEach(version -> findings.fault("policy " + version, "proof.policies.missing"));
        findings.holds(before, "policies", Message.of("proof.policies.hold").with("versions", there.keySet()));
    }
}
