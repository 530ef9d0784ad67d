package org.ballcourt.proof;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.EventHash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The signature of a status that a party made public, put together as that of a bundle. */
public final class StatusSeal {
    public static final String FORMAT = "ballcourt-status";
    public static final int VERSION = 1;

    private StatusSeal() {}

    /**
     * The file of a status: its parts with key, manifest and signature, in canonical form.
     *
     * @param head how far the case's log went
     * @param shown what is said of the case
     * @param asOf the instant at which it was so
     */
    public static byte[] sealed(CaseHead head, JsonNode shown, Instant asOf, SigningKey key) {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("caseId", head.caseId());
        status.put("asOf", EventHash.text(asOf));
        status.putObject("head")
                .put("version", head.version())
                .put("lastSeq", head.lastSeq())
                .put("head", head.head());
        status.set("status", shown);
        status.put("format", FORMAT);
        status.put("formatVersion", VERSION);
        ObjectNode installation = status.putObject("installation");
        installation.put("keyId", key.verifying().keyId());
        installation.put("publicKey", key.verifying().base64());
        installation.putArray("older");
        return BundleSeal.sealed(status, key);
    }

    /** What a verifier says of it: who signed, and that nothing was changed. How old it is the reader has to see. */
    static BundleReport verify(JsonNode status, TrustAnchors trust) {
        Findings findings = new Findings();
        KeyCheck check = new KeyCheck(new JsonCursor("", status), findings);
        List<VerifyingKey> keys = check.keys();
        if (!keys.isEmpty()) {
            check.trust(keys.getFirst(), trust.key());
            findings.guarded(() -> check.seal(keys.getFirst()));
        }
        String asOf = status.path("asOf").asString("?");
        findings.note("asOf", Message.of("proof.status.as-of").with("asOf", asOf));
        return new BundleReport(
                true,
                "%s   %s".formatted(status.path("caseId").asString("?"), asOf),
                findings.faults,
                findings.holds,
                findings.notes,
                List.of(Canonical.of(status.path("status"))));
    }
}
