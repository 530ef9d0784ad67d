package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.contracts.Message;

/** Who signed the bundle, and whether every part of it is the one that was signed. */
record KeyCheck(JsonCursor bundle, Findings findings) {
    /** The keys that may have signed what stands in the bundle: the installation's own, then its older ones. */
    List<VerifyingKey> keys() {
        List<VerifyingKey> keys = new ArrayList<>();
        findings.guarded(() -> {
            JsonCursor installation = bundle.part("installation");
            keys.add(key(installation));
            installation.list("older").forEach(older -> keys.add(key(older)));
        });
        return keys;
    }

    private static VerifyingKey key(JsonCursor part) {
        VerifyingKey key;
        try {
            key = VerifyingKey.ofBase64(part.text("publicKey"));
        } catch (IllegalArgumentException wrong) {
            throw part.wrong("publicKey", "proof.key.malformed");
        }
        if (!key.keyId().equals(part.text("keyId"))) {
            throw part.wrong("keyId", "proof.key.other-id");
        }
        return key;
    }

    void trust(VerifyingKey own, String wanted) {
        if (wanted == null) {
            findings.note("installation", Message.of("proof.key.untrusted").with("key", own.fingerprint()));
        } else if (wanted.length() < own.keyId().length() || !own.fingerprint().startsWith(wanted)) {
            Message what =
                    Message.of("proof.key.other").with("key", own.keyId()).with("trusted", wanted);
            findings.fault("installation", what);
        } else {
            findings.holds(findings.count(), "installation", Message.of("proof.key.trusted"));
        }
    }

    void seal(VerifyingKey own) {
        int before = findings.count();
        Map<String, String> manifest = manifest();
        Map<String, String> found = BundleSeal.hashes(bundle.node());
        Set<String> parts = new TreeSet<>(manifest.keySet());
        parts.addAll(found.keySet());
        for (String part : parts) {
            if (!found.containsKey(part)) {
                findings.fault(part, "proof.part.removed");
            } else if (!manifest.containsKey(part)) {
                findings.fault(part, "proof.part.added");
            } else if (!found.get(part).equals(manifest.get(part))) {
                findings.fault(part, "proof.part.changed");
            }
        }
        if (!own.verifies(BundleSeal.message(manifest), bundle.text(BundleSeal.SIGNATURE))) {
            findings.fault("signature", "proof.signature.other");
        }
        Message what =
                Message.of("proof.signature.holds").with("parts", parts.size()).with("key", own.keyId());
        findings.holds(before, "signature", what);
    }

    private Map<String, String> manifest() {
        Map<String, String> manifest = new HashMap<>();
        bundle.part(BundleSeal.MANIFEST)
                .node()
                .forEachEntry(
                        (part, hash) -> manifest.put(part, hash.isString() ? hash.stringValue() : hash.toString()));
        return manifest;
    }
}
