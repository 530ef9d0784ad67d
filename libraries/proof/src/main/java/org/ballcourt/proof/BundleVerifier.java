package org.ballcourt.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.Receipt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks an exported bundle, or a status that a party made public, with no network and no running product, and says where whatever does not hold. */
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
    public static BundleReport verify(byte[] file, TrustAnchors trust) {
        JsonNode bundle;
        try {
            bundle = STRICT.readTree(file);
        } catch (JacksonException noJson) {
            var at = noJson.getLocation();
            return none(
                    at == null ? "file" : "byte " + at.getByteOffset(),
                    Message.of("proof.file.no-json").with("why", noJson.getOriginalMessage()));
        }
        String format = bundle == null ? "" : bundle.path("format").asString("");
        return switch (format) {
            case BundleSeal.FORMAT ->
                ofVersion(BundleSeal.VERSION, bundle, () -> new BundleVerifier(bundle, trust).run(file));
            case StatusSeal.FORMAT -> ofVersion(StatusSeal.VERSION, bundle, () -> StatusSeal.verify(bundle, trust));
            default -> none("format", Message.of("proof.file.no-bundle"));
        };
    }

    private static BundleReport ofVersion(int version, JsonNode file, Supplier<BundleReport> check) {
        return file.path("formatVersion").asInt(0) == version
                ? check.get()
                : none(
                        "formatVersion",
                        Message.of("proof.file.other-version")
                                .with("version", file.path("formatVersion"))
                                .with("read", version));
    }

    private static BundleReport none(String where, Message why) {
        return new BundleReport(false, "", List.of(new BundleFinding(where, why)), List.of(), List.of(), List.of());
    }

    private BundleReport run(byte[] file) {
        KeyCheck keyCheck = new KeyCheck(bundle, findings);
        List<VerifyingKey> keys = keyCheck.keys();
        if (!keys.isEmpty()) {
            keyCheck.trust(keys.getFirst(), trust.key());
            findings.guarded(() -> keyCheck.seal(keys.getFirst()));
        }
        findings.guarded(() -> contents(keys));
        if (!Arrays.equals(Canonical.of(bundle.node()).getBytes(UTF_8), file)) {
            findings.note("file", Message.of("proof.file.other-layout"));
        }
        return new BundleReport(
                true, about(), findings.faults, findings.holds, findings.notes, Timeline.of(events, words));
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
        TreeMap<Long, Shown> shown = new TreeMap<>();
        events.forEach(event -> shown.putIfAbsent(event.seq(), event));
        ContentCheck content = new ContentCheck(bundle, caseId, shown, findings);
        AnchorCheck anchors = new AnchorCheck(bundle, caseId, keys, shown, findings);
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
