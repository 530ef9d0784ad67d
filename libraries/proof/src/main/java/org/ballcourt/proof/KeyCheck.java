package org.ballcourt.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Who signed the bundle, and whether every part of it is the one that was signed. */
final class KeyCheck {
    private final JsonCursor bundle;
    private final Findings findings;

    KeyCheck(JsonCursor bundle, Findings findings) {
        this.bundle = bundle;
        this.findings = findings;
    }

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
            throw part.wrong("publicKey", "is no Ed25519 public key", "不是 Ed25519 公钥");
        }
        if (!key.keyId().equals(part.text("keyId"))) {
            throw part.wrong("keyId", "is not the id of the public key", "与公钥不符");
        }
        return key;
    }

    void trust(VerifyingKey own, String wanted) {
        if (wanted == null) {
            findings.note(
                    "installation",
                    "key " + own.fingerprint()
                            + "; without --key the bundle vouches for itself only: compare the key with the one that the platform publishes",
                    "公钥指纹如上；未给出 --key 时只能自证，请与平台公布的公钥核对");
        } else if (wanted.length() < own.keyId().length() || !own.fingerprint().startsWith(wanted)) {
            findings.fault(
                    "installation",
                    "is another one: this bundle was signed by key " + own.keyId() + ", you trust " + wanted,
                    "来自另一套系统：签名公钥为 " + own.keyId() + "，而您信任的是 " + wanted);
        } else {
            findings.holds(findings.count(), "installation", "has the key that you trust", "公钥与您信任的一致");
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
                findings.fault(part, "was taken out of the bundle", "被从文件中删去");
            } else if (!manifest.containsKey(part)) {
                findings.fault(part, "was added to the bundle", "是后来添加的");
            } else if (!found.get(part).equals(manifest.get(part))) {
                findings.fault(part, "is not what was signed", "与签名时不同");
            }
        }
        if (!own.verifies(BundleSeal.message(manifest), bundle.text(BundleSeal.SIGNATURE))) {
            findings.fault("signature", "does not fit the manifest and the key", "与清单或公钥不符");
        }
        findings.holds(
                before,
                "signature",
                "all " + parts.size() + " parts are as they were signed by " + own.keyId(),
                "全部 " + parts.size() + " 个部分与 " + own.keyId() + " 签名时一致");
    }

    private Map<String, String> manifest() {
        Map<String, String> manifest = new HashMap<>();
        JsonCursor part = bundle.part(BundleSeal.MANIFEST);
        for (var field : part.node().properties()) {
            JsonNode hash = field.getValue();
            manifest.put(field.getKey(), hash.isString() ? hash.stringValue() : hash.toString());
        }
        return manifest;
    }
}
