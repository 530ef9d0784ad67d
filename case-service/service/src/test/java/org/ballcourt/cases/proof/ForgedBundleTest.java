package org.ballcourt.cases.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.proof.ProvenCase.AGENT;
import static org.ballcourt.cases.proof.ProvenCase.BUYER;
import static org.ballcourt.cases.proof.ProvenCase.READERS;
import static org.ballcourt.cases.proof.ProvenCase.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.ballcourt.contracts.Actor;
import org.ballcourt.proof.BundleFinding;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleSeal;
import org.ballcourt.proof.Canonical;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever is changed in a bundle is found, and the report says where. */
class ForgedBundleTest {
    private static final long SEED = Long.getLong("ballcourt.seed", System.nanoTime());
    private static final int ROUNDS = Integer.getInteger("ballcourt.rounds", 100);
    private static final ProvenCase WORLD = new ProvenCase();

    @BeforeAll
    static void prepare() {
        WORLD.roots.close();
        System.out.println("ForgedBundleTest: -Dballcourt.seed=" + SEED);
    }

    private static final Map<Actor, ObjectNode> HONEST = new HashMap<>();

    private static ObjectNode bundle(Actor reader) {
        return honest(reader).deepCopy();
    }

    private static ObjectNode honest(Actor reader) {
        return HONEST.computeIfAbsent(
                reader, someone -> (ObjectNode) Wire.json().readTree(WORLD.bundle(someone)));
    }

    private static List<String> places(ObjectNode forged) {
        BundleReport report = verify(Canonical.of(forged).getBytes(UTF_8));
        assertThat(report.isBundle()).isTrue();
        return report.faults().stream().map(BundleFinding::where).toList();
    }

    /** The places that a forgery is found at, apart from the signed hash of the part, which always says no as well. */
    private static List<String> found(Actor reader, Consumer<ObjectNode> forgery) {
        ObjectNode bundle = bundle(reader);
        forgery.accept(bundle);
        return places(bundle);
    }

    /** An outsider who does not have the platform's key, but recomputes whatever needs none. */
    private static List<String> foundAfterResealing(Actor reader, Consumer<ObjectNode> forgery) {
        ObjectNode bundle = bundle(reader);
        forgery.accept(bundle);
        bundle.remove(List.of("manifest", "signature"));
        byte[] sealed = BundleSeal.sealed(bundle, Keys.INSTALLATION.own());
        return verify(sealed).faults().stream().map(BundleFinding::where).toList();
    }

    private static ObjectNode event(ObjectNode bundle, int seq) {
        return (ObjectNode) bundle.get("events").get(seq - 1);
    }

    private static void replace(ObjectNode node, String field, String from, String to) {
        String text = node.get(field).stringValue();
        assertThat(text).contains(from);
        node.put(field, text.replace(from, to));
    }

    private static JsonNode rules(ObjectNode bundle) {
        return bundle.get("policies")
                .valueStream()
                .filter(policy -> policy.has("text"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsEveryBitThatFlips() {
        Random random = new Random(SEED);
        byte[] whole = WORLD.bundle(BUYER);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] forged = whole.clone();
            int at = random.nextInt(forged.length);
            forged[at] ^= (byte) (1 << random.nextInt(8));
            BundleReport report = verify(forged);

            boolean sameContent = report.verifies()
                    && report.notes().stream().anyMatch(note -> note.where().equals("file"))
                    && Wire.json().readTree(forged).equals(Wire.json().readTree(whole));
            assertThat(!report.verifies() || sameContent)
                    .as("seed %s, byte %d of %d", SEED, at, whole.length)
                    .isTrue();
            if (!report.verifies()) {
                assertThat(report.faults()).allMatch(fault -> !fault.where().isBlank());
            }
        }
    }

    @Test
    void saysThatAFileCutOffAnywhereIsNoBundle() {
        Random random = new Random(SEED);
        byte[] whole = WORLD.bundle(BUYER);
        for (int i = 0; i < 60; i++) {
            byte[] cut = java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
            BundleReport report = verify(cut);
            assertThat(report.isBundle()).isFalse();
            assertThat(report.faults()).hasSize(1);
        }
        assertThat(verify("{\"hello\":1}".getBytes(UTF_8)).isBundle()).isFalse();
        assertThat(verify(new byte[] {1, 2, 3}).isBundle()).isFalse();
    }

    /** Changes, drops, adds, repeats and swaps anything anywhere, without and with the insider's own signature. */
    @Test
    void findsEveryFieldThatIsChangedDroppedAddedRepeatedOrMoved() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            Actor reader = READERS.get(random.nextInt(READERS.size()));
            ObjectNode forged = bundle(reader);
            String what = Mutation.of(random, forged);
            if (forged.equals(honest(reader))) {
                continue;
            }
            BundleReport report = verify(Canonical.of(forged).getBytes(UTF_8));
            assertThat(report.verifies())
                    .as("seed %s: %s for %s", SEED, what, reader)
                    .isFalse();
            if (what.contains("/events/")) {
                int seq = Integer.parseInt(what.replaceAll(".*/events/(\\d+).*", "$1")) + 1;
                assertThat(report.faults())
                        .as("seed %s: %s for %s names the event", SEED, what, reader)
                        .anyMatch(fault -> fault.toString().contains("event " + seq)
                                || fault.toString().contains("event " + (seq + 1))
                                || fault.where().startsWith("events"));
            }
        }
    }

    @Test
    void namesTheFieldOfAWholeEvent() {
        assertThat(found(
                        AGENT,
                        bundle -> replace(
                                event(bundle, 1),
                                "payload",
                                "\"amount\":\"129.00\",\"currency\":\"CNY\"},\"ball\"",
                                "\"amount\":\"999.00\",\"currency\":\"CNY\"},\"ball\"")))
                .containsExactlyInAnyOrder("event 1 /data/amount/amount", "events");
        assertThat(found(AGENT, bundle -> event(bundle, 3).put("actor", "AGENT/other")))
                .contains("event 3 /actor");
        assertThat(found(AGENT, bundle -> event(bundle, 3).put("at", "2026-09-01T02:00:09Z")))
                .contains("event 3 /at");
        assertThat(found(AGENT, bundle -> replace(event(bundle, 1), "payload", ",\"urgent\":false", "")))
                .contains("event 1");
    }

    @Test
    void namesTheFieldOfAnEventThatIsShownInPart() {
        List<String> found = found(BUYER, bundle -> {
            for (JsonNode leaf : event(bundle, 2).get("leaves")) {
                if (leaf.path("pointer").asString("").equals("/data/amount/amount")) {
                    ((ObjectNode) leaf).put("value", "7.00");
                }
            }
        });
        assertThat(found).containsExactlyInAnyOrder("event 2 /data/amount/amount", "events");
    }

    @Test
    void namesEventsThatAreMissingRepeatedOrOutOfOrder() {
        assertThat(found(BUYER, bundle -> ((ArrayNode) bundle.get("events")).remove(4)))
                .contains("event 5");
        assertThat(found(
                        BUYER,
                        bundle -> ((ArrayNode) bundle.get("events"))
                                .insert(4, event(bundle, 4).deepCopy())))
                .contains("event 4");
        assertThat(found(BUYER, bundle -> {
                    ArrayNode events = (ArrayNode) bundle.get("events");
                    events.insert(4, events.remove(5));
                }))
                .contains("event 5");
    }

    @Test
    void findsEventsHiddenFromAReaderThatWereExchanged() {
        assertThat(found(ProvenCase.CARRIER, bundle -> {
                    for (JsonNode event : bundle.get("events")) {
                        if (event.has("root")) {
                            ((ObjectNode) event).put("root", "ab".repeat(32));
                            return;
                        }
                    }
                }))
                .anyMatch(where -> where.matches("event \\d+"));
    }

    @Test
    void findsATruncationEvenByAnInsiderWhoSignsAnew() {
        assertThat(foundAfterResealing(BUYER, bundle -> {
                    ArrayNode events = (ArrayNode) bundle.get("events");
                    events.remove(events.size() - 1);
                }))
                .contains("head", "root 1");
    }

    @Test
    void namesEvidencePolicyReceiptRootAndTextEvenWhenSignedAnew() {
        assertThat(foundAfterResealing(BUYER, bundle -> ((ObjectNode) bundle.at("/evidence/0")).put("sha256", "ff")))
                .anyMatch(where -> where.startsWith("evidence CANARY"));
        assertThat(foundAfterResealing(BUYER, bundle -> ((ArrayNode) bundle.get("evidence")).remove(0)))
                .contains("evidence");
        assertThat(foundAfterResealing(BUYER, bundle -> replace((ObjectNode) rules(bundle), "text", "PT48H", "PT1H")))
                .anyMatch(where -> where.startsWith("policy "));
        assertThat(foundAfterResealing(BUYER, bundle -> ((ObjectNode) bundle.at("/receipts/0")).put("bodyHash", "00")))
                .anyMatch(where -> where.startsWith("receipt "));
        assertThat(foundAfterResealing(BUYER, bundle -> ((ArrayNode) bundle.get("receipts")).remove(0)))
                .contains("receipts");
        assertThat(foundAfterResealing(BUYER, bundle -> ((ObjectNode) bundle.at("/roots/0")).put("cases", 2)))
                .contains("root 1");
        assertThat(foundAfterResealing(
                        BUYER, bundle -> ((ObjectNode) bundle.at("/roots/0/inclusion")).put("version", 2)))
                .contains("root 1 inclusion");
        assertThat(foundAfterResealing(
                        BUYER, bundle -> ((ObjectNode) bundle.at("/texts/0")).put("subkey", "ab".repeat(32))))
                .anyMatch(where -> where.startsWith("event 1 /data/"));
        assertThat(foundAfterResealing(BUYER, bundle -> ((ArrayNode) bundle.get("texts")).remove(0)))
                .anyMatch(where -> where.startsWith("event 1 /data/"));
    }

    @Test
    void namesThePartThatIsNotWhatWasSigned() {
        List<String> parts = new ArrayList<>();
        bundle(BUYER).propertyNames().forEach(parts::add);
        parts.removeAll(List.of("format", "formatVersion", "manifest", "signature"));
        for (String part : parts) {
            assertThat(found(BUYER, bundle -> bundle.remove(part))).as(part).contains(part);
        }
        assertThat(found(BUYER, bundle -> bundle.put("more", 1))).contains("more");
        assertThat(found(BUYER, bundle -> bundle.put("exportedAt", "2020-01-01T00:00:00Z")))
                .containsExactly("exportedAt");
        assertThat(found(
                        BUYER,
                        bundle -> bundle.put(
                                "signature",
                                "0" + bundle.get("signature").stringValue().substring(1) + "0")))
                .containsExactly("signature");
        assertThat(found(BUYER, bundle -> bundle.put("reader", "SELLER/juicers")))
                .contains("reader");
    }
}
