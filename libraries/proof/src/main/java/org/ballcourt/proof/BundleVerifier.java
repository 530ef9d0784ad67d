package org.ballcourt.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.records.Receipt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks an exported bundle with no network and no running product, and says where whatever does not hold. */
public final class BundleVerifier {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonCursor bundle;
    private final TrustAnchors trust;
    private final Findings findings = new Findings();
    private List<Shown> events = List.of();
    private Map<Long, Map<String, String>> words = new TreeMap<>();

    private BundleVerifier(JsonNode bundle, TrustAnchors trust) {
        this.bundle = new JsonCursor("", bundle);
        this.trust = trust;
    }

    /** Never throws, whatever the bytes are. */
    public static Report verify(byte[] file, TrustAnchors trust) {
        JsonNode bundle;
        try {
            bundle = STRICT.readTree(file);
        } catch (JacksonException noJson) {
            return none(
                    "this is no whole JSON file: " + noJson.getOriginalMessage(),
                    "不是完整的 JSON 文件（可能被截断）",
                    noJson.getLocation() == null
                            ? "file"
                            : "byte " + noJson.getLocation().getByteOffset());
        }
        if (bundle == null || !BundleSeal.FORMAT.equals(bundle.path("format").asString(""))) {
            return none("this is no bundle of Ballcourt", "不是 Ballcourt 导出的证明文件", "format");
        }
        if (bundle.path("formatVersion").asInt(0) != BundleSeal.VERSION) {
            return none(
                    "this bundle is of format version " + bundle.path("formatVersion") + "; this verifier reads "
                            + BundleSeal.VERSION,
                    "文件格式版本不受支持",
                    "formatVersion");
        }
        return new BundleVerifier(bundle, trust).run(file);
    }

    private static Report none(String en, String zh, String where) {
        return new Report(false, "", List.of(new Finding(where, en, zh)), List.of(), List.of(), List.of());
    }

    private Report run(byte[] file) {
        KeyCheck keyCheck = new KeyCheck(bundle, findings);
        List<VerifyingKey> keys = keyCheck.keys();
        if (!keys.isEmpty()) {
            keyCheck.trust(keys.getFirst(), trust.key());
            findings.guarded(() -> keyCheck.seal(keys.getFirst()));
        }
        findings.guarded(() -> contents(keys));
        if (!Arrays.equals(Canonical.of(bundle.node()).getBytes(UTF_8), file)) {
            findings.note(
                    "file",
                    "was written anew in another layout; what it says is checked all the same",
                    "文件排版被改写，内容仍已核对");
        }
        return new Report(true, about(), findings.faults, findings.holds, findings.notes, Timeline.of(events, words));
    }

    private String about() {
        return "%s   %s   %s"
                .formatted(
                        bundle.node().path("caseId").asString("?"),
                        bundle.node().path("reader").asString("?"),
                        bundle.node().path("exportedAt").asString("?"));
    }

    private void contents(List<VerifyingKey> keys) {
        String caseId = bundle.text("caseId");
        events = new EventCheck(caseId, findings).run(bundle.list("events"));
        ContentCheck content = new ContentCheck(bundle, caseId, events, findings);
        AnchorCheck anchors = new AnchorCheck(bundle, caseId, keys, events, findings);
        findings.guarded(() -> words = content.texts());
        findings.guarded(content::evidence);
        findings.guarded(content::policies);
        findings.guarded(anchors::end);
        findings.guarded(anchors::receipts);
        findings.guarded(() -> anchors.roots(trust.roots()));
        trust.receipts().forEach(receipt -> findings.guarded(() -> anchors.held(receipt)));
    }

    /**
     * A receipt as a command's answer carries it, alone or inside the whole answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Receipt receipt(byte[] file) {
        try {
            JsonNode json = STRICT.readTree(file);
            JsonNode inner = json.has("receipt") ? json.get("receipt") : json;
            return AnchorCheck.receipt(new JsonCursor("receipt", inner));
        } catch (JacksonException | JsonCursor.Wrong unreadable) {
            throw new IllegalArgumentException("no receipt: " + unreadable.getMessage(), unreadable);
        }
    }
}
