package org.ballcourt.cases.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.proof.ProvenCase.AGENT;
import static org.ballcourt.cases.proof.ProvenCase.BUYER;
import static org.ballcourt.cases.proof.ProvenCase.CARRIER;
import static org.ballcourt.cases.proof.ProvenCase.ID;
import static org.ballcourt.cases.proof.ProvenCase.READERS;
import static org.ballcourt.cases.proof.ProvenCase.SELLER;
import static org.ballcourt.cases.proof.ProvenCase.verify;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.proof.BundleFinding;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.ReceiptSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProvingACaseTest {
    private final ProvenCase world = new ProvenCase();

    private static JsonNode json(byte[] bundle) {
        return Wire.json().readTree(bundle);
    }

    private static String text(byte[] bundle) {
        return new String(bundle, StandardCharsets.UTF_8);
    }

    @Test
    void verifiesForEveryReader() {
        world.roots.close();
        for (Actor reader : READERS) {
            BundleReport report = verify(world.bundle(reader));

            assertThat(report.faults()).as(reader.toString()).isEmpty();
            assertThat(report.verifies()).isTrue();
            assertThat(report.holds())
                    .extracting(BundleFinding::where)
                    .contains("signature", "texts", "evidence", "policies", "receipts", "roots", "installation");
            assertThat(report.story()).hasSize((int) world.cases.load(ID).lastSeq());
        }
    }

    /** Whoever did not look at the answer may ask any time later, and gets what they would have got at once. */
    @Test
    void givesEachTheReceiptsOfTheirOwnCommandsWheneverTheyAsk() {
        Receipts signing = new Receipts(Keys.INSTALLATION);
        Bundles bundles = world.bundles(Keys.INSTALLATION);
        for (Commit commit : world.cases.load(ID).commits()) {
            Receipt atOnce = signing.of(ID, commit);
            for (Actor reader : READERS) {
                boolean isTheirs = reader.equals(AGENT) || reader.equals(commit.actor());
                assertThat(bundles.receipt(ID, commit.n(), reader))
                        .isEqualTo(isTheirs ? Optional.of(atOnce) : Optional.empty());
            }
        }
        assertThat(bundles.receipt(ID, 99, BUYER)).isEmpty();
    }

    @Test
    void agreesOnOneRootAndOneEndFromEveryPointOfView() {
        world.roots.close();
        Set<String> anchors = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (Actor reader : READERS) {
            JsonNode bundle = json(world.bundle(reader));
            anchors.add(bundle.at("/roots/0/root").stringValue() + bundle.at("/head/head"));
            StringBuilder all = new StringBuilder();
            bundle.get("events").forEach(event -> all.append(event.get("hash")));
            hashes.add(all.toString());
        }
        assertThat(anchors).hasSize(1);
        assertThat(hashes).hasSize(1);
    }

    @Test
    void showsTheWordsToThoseWhoMayReadThemAlone() {
        assertThat(String.join("\n", verify(world.bundle(BUYER)).story()))
                .contains("It leaks 漏水", "提交投诉")
                .doesNotContain("CANARY-HandedOff.newFacts", "CANARY-CaseResumed.note");
        assertThat(String.join("\n", verify(world.bundle(AGENT)).story()))
                .contains("It leaks 漏水", "CANARY-CaseResumed.note");
        assertThat(String.join("\n", verify(world.bundle(CARRIER)).story())).doesNotContain("It leaks");
    }

    @Test
    void tellsAThirdPartyNothingOfTheSides() {
        assertThat(text(world.bundle(CARRIER))).doesNotContain("juicers", "It leaks", "kindFits", "O-1");
        // A text that is shown to the carrier names whose it is; in this sample all texts are the buyer's.
        for (JsonNode event : json(world.bundle(CARRIER)).get("events")) {
            for (JsonNode leaf : event.path("leaves")) {
                boolean subject = leaf.path("pointer").asString("").endsWith("/subject");
                assertThat(subject || !leaf.toString().contains("lin\""))
                        .as(leaf.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void carriesNoKeyThatOpensMoreThanIsShown() {
        JsonNode buyers = json(world.bundle(BUYER)).get("texts");
        JsonNode agents = json(world.bundle(AGENT)).get("texts");

        assertThat(buyers.size()).isLessThan(agents.size());
        Set<String> subkeys = new HashSet<>();
        agents.forEach(text -> subkeys.add(text.path("subkey").asString("")));
        assertThat(subkeys).hasSize(agents.size());
    }

    @Test
    void showsAnErasedTextAsErasedAndProvesTheRest() {
        byte[] before = world.bundle(SELLER);
        world.keys.destroy(ID, BUYER.toString());
        BundleReport after = verify(world.bundle(SELLER));

        assertThat(after.faults()).isEmpty();
        assertThat(String.join("\n", after.story())).doesNotContain("It leaks");
        assertThat(after.holds())
                .filteredOn(finding -> finding.where().equals("texts"))
                .first()
                .extracting(BundleFinding::toString)
                .asString()
                .startsWith("texts: 0 texts open");
        assertThat(verify(before).faults()).isEmpty();
        assertThat(world.cases.load(ID).head())
                .isEqualTo(json(before).at("/head/head").stringValue());
    }

    @Test
    void signsTheSameReceiptForTheSameCommit() {
        CaseLog log = world.cases.load(ID);
        Receipt one = Keys.receipts().of(ID, log.commits().getLast());

        assertThat(Keys.receipts().of(ID, world.cases.load(ID).commits().getLast()))
                .isEqualTo(one);
        assertThat(ReceiptSeal.isSignedBy(one, Keys.INSTALLATION.own().verifying()))
                .isTrue();
        assertThat(ReceiptSeal.isSignedBy(one, SigningKey.fresh().verifying())).isFalse();
        assertThat(json(world.bundle(AGENT)).get("receipts"))
                .hasSize(log.commits().size());
        assertThat(json(world.bundle(BUYER)).get("receipts"))
                .isNotEmpty()
                .allSatisfy(receipt ->
                        assertThat(receipt.get("actor").stringValue()).isEqualTo("BUYER/lin"));
    }

    @Test
    void provesAnOldRootAfterTheLogHasGrown() {
        String root = world.roots.close().orElseThrow().root();
        world.commit(BUYER, Samples.stated("later"));
        String newer = world.roots.close().orElseThrow().root();
        byte[] bundle = world.bundle(BUYER);

        assertThat(BundleVerifier.verify(bundle, new TrustAnchors(null, List.of(root, newer), List.of()))
                        .faults())
                .isEmpty();
        assertThat(BundleVerifier.verify(bundle, new TrustAnchors(null, List.of("ab".repeat(32)), List.of()))
                        .faults())
                .extracting(BundleFinding::where)
                .containsExactly("your root");
    }

    @Test
    void saysThatNoRootCoversACaseYet() {
        assertThat(verify(world.bundle(BUYER)).notes())
                .extracting(BundleFinding::where)
                .contains("roots");
    }

    @Test
    void knowsAnotherInstallation() {
        byte[] bundle = world.bundles(new InstallationKeys(SigningKey.fresh(), List.of()))
                .of(ID, BUYER);

        assertThat(verify(bundle).faults()).extracting(BundleFinding::where).containsExactly("installation");
        BundleReport alone = BundleVerifier.verify(bundle, TrustAnchors.NOTHING);
        assertThat(alone.faults()).isEmpty();
        assertThat(alone.notes())
                .extracting(BundleFinding::toString)
                .anyMatch(note -> note.contains("vouches for itself only"));
    }

    @Test
    void believesRootsOfAnOlderKeyThatIsStillPublished() {
        world.roots.close();
        SigningKey renewed = SigningKey.fresh();
        InstallationKeys rotated =
                new InstallationKeys(renewed, List.of(Keys.INSTALLATION.own().verifying()));
        TrustAnchors trust = new TrustAnchors(renewed.verifying().keyId(), List.of(), List.of());

        assertThat(BundleVerifier.verify(world.bundles(rotated).of(ID, BUYER), trust)
                        .faults())
                .isEmpty();
        byte[] forgotten =
                world.bundles(new InstallationKeys(renewed, List.of())).of(ID, BUYER);
        assertThat(BundleVerifier.verify(forgotten, trust).faults())
                .extracting(BundleFinding::where)
                .containsExactly("root 1");
    }

    /** Whoever holds the platform's key can sign any history, but not one that fits what others kept. */
    @Test
    void isExposedByAHeldReceiptAndAHeldRootAfterARewrite() {
        Receipt receipt = Keys.receipts().of(ID, world.cases.load(ID).commits().getFirst());
        String root = world.roots.close().orElseThrow().root();
        ProvenCase rewritten = new ProvenCase();
        rewritten.roots.close();
        byte[] forged = rewritten.bundle(BUYER);

        assertThat(verify(forged).faults()).isEmpty();
        assertThat(BundleVerifier.verify(forged, new TrustAnchors(null, List.of(), List.of(receipt)))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.where()).contains("receipt"))
                .satisfies(fault -> assertThat(fault.toString()).contains("event 1"));
        assertThat(BundleVerifier.verify(forged, new TrustAnchors(null, List.of(root), List.of()))
                        .faults())
                .extracting(BundleFinding::where)
                .containsExactly("your root");
    }

    @Test
    void findsATailThatWasDroppedBeforeSigningByAHeldReceipt() {
        Receipt last = Keys.receipts()
                .of(ID, world.commit(BUYER, Samples.stated("last")).commits().getLast());
        byte[] honest = world.bundle(BUYER);
        assertThat(BundleVerifier.verify(honest, new TrustAnchors(null, List.of(), List.of(last)))
                        .faults())
                .isEmpty();
        byte[] shorter = new ProvenCase().bundle(BUYER);

        assertThat(BundleVerifier.verify(shorter, new TrustAnchors(null, List.of(), List.of(last)))
                        .faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.toString()).contains("cut off"));
    }
}
