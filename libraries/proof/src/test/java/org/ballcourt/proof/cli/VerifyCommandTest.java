package org.ballcourt.proof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.proof.BundleSeal;
import org.ballcourt.proof.Commitment;
import org.ballcourt.proof.ReceiptSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** What the command says and how it ends, on a bundle that is made by hand after docs/proof.md. */
class VerifyCommandTest {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final String TYPE = "evidence-completed.v1";
    private static final String AT = "2026-11-02T02:00:00Z";
    private static final String PAYLOAD = Commitment.seal(
            TYPE, AT, "BUYER/li", "c-1", "{\"ball\":{\"ended\":[],\"opened\":[],\"resumed\":[]},\"by\":\"BUYER\"}");
    private static final String HASH =
            EventHash.of(RecordedEvent.GENESIS, "case-1", 1, TYPE, AT, "BUYER/li", "c-1", PAYLOAD);
    private static final Receipt RECEIPT = ReceiptSeal.sign(receipt(HASH), KEY);

    @TempDir
    private Path folder;

    private String said = "";

    private static Receipt receipt(String head) {
        return new Receipt(
                "case-1", 1, new Actor(Role.BUYER, "li"), "c-1", "ab", Instant.parse(AT), 1, 1, head, "", "");
    }

    private static ObjectNode parts() {
        ObjectNode parts = Wire.json()
                .createObjectNode()
                .put("format", BundleSeal.FORMAT)
                .put("formatVersion", BundleSeal.VERSION)
                .put("caseId", "case-1")
                .put("reader", "BUYER/li")
                .put("exportedAt", AT);
        parts.putObject("installation")
                .put("keyId", KEY.verifying().keyId())
                .put("publicKey", KEY.verifying().base64())
                .putArray("older");
        parts.putObject("head").put("version", 1).put("lastSeq", 1).put("head", HASH);
        parts.putArray("events")
                .addObject()
                .put("seq", 1)
                .put("hash", HASH)
                .put("type", TYPE)
                .put("at", AT)
                .put("actor", "BUYER/li")
                .put("commandId", "c-1")
                .put("payload", PAYLOAD)
                .put(
                        "marks",
                        Commitment.marks(Commitment.of(TYPE, AT, "BUYER/li", "c-1", PAYLOAD)
                                .hashes()));
        parts.putArray("receipts").add(Wire.json().<ObjectNode>valueToTree(RECEIPT));
        for (String empty : new String[] {"texts", "evidence", "policies", "roots"}) {
            parts.putArray(empty);
        }
        return parts;
    }

    private String write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content).toString();
    }

    private int verify(String... line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = Verify.run(line, new PrintStream(out, true, UTF_8));
        said = out.toString(UTF_8);
        return code;
    }

    @Test
    void tellsTheStoryAndWhatHolds() throws IOException {
        String bundle = write("b.json", BundleSeal.sealed(parts(), KEY));
        String key = write("key.pem", KEY.verifying().pem().getBytes(UTF_8));
        String receipt = write("receipt.json", Wire.json().writeValueAsBytes(RECEIPT));

        assertThat(verify(bundle, "--key", key, "--receipt", receipt)).as(said).isZero();
        assertThat(said)
                .contains(
                        "EvidenceCompleted 举证完毕",
                        "BUYER/li",
                        "VERIFIES / 核验通过",
                        "your receipt c-1",
                        "no published root");
        assertThat(verify(bundle, "--key", KEY.verifying().keyId())).isZero();
        assertThat(verify(bundle)).isZero();
        assertThat(said).contains(KEY.verifying().fingerprint(), "vouches for itself only");
    }

    @Test
    void endsWithOneAndNamesThePlaceWhereItDoesNotVerify() throws IOException {
        ObjectNode parts = parts();
        ((ObjectNode) parts.at("/events/0")).put("payload", PAYLOAD.replace("\"by\":\"BUYER\"", "\"by\":\"SELLER\""));
        String forged = write("b.json", BundleSeal.sealed(parts, KEY));

        assertThat(verify(forged)).isEqualTo(1);
        assertThat(said).contains("event 1 /data/by", "DOES NOT VERIFY", "核验未通过");
    }

    @Test
    void saysPlainlyThatABundleIsFromAnotherInstallation() throws IOException {
        String bundle = write("b.json", BundleSeal.sealed(parts(), KEY));

        assertThat(verify(bundle, "--key", SigningKey.fresh().verifying().keyId()))
                .isEqualTo(1);
        assertThat(said).contains("is another one", "来自另一套系统");
        assertThat(verify(bundle, "--root", "ab".repeat(32))).isEqualTo(1);
        assertThat(said).contains("your root");
    }

    @Test
    void exposesAHistoryThatWasWrittenAnewByAReceiptThatSomebodyKept() throws IOException {
        String bundle = write("b.json", BundleSeal.sealed(parts(), KEY));
        Receipt kept = ReceiptSeal.sign(receipt("cd".repeat(32)), KEY);
        String answer = "{\"receipt\":" + Wire.json().writeValueAsString(kept) + "}";

        assertThat(verify(bundle, "--receipt", write("answer.json", answer.getBytes(UTF_8))))
                .isEqualTo(1);
        assertThat(said).contains("your receipt c-1", "event 1");
    }

    @Test
    void endsWithTwoWhereThereIsNoBundle() throws IOException {
        byte[] whole = BundleSeal.sealed(parts(), KEY);

        assertThat(verify(write("cut.json", java.util.Arrays.copyOf(whole, whole.length - 9))))
                .isEqualTo(2);
        assertThat(said).contains("no whole JSON", "NOT A BUNDLE");
        assertThat(verify(write("other.json", "{\"a\":1}".getBytes(UTF_8)))).isEqualTo(2);
        assertThat(said).contains("no bundle of Ballcourt");
        assertThat(verify(write("photo.jpg", new byte[] {(byte) 0xff, (byte) 0xd8})))
                .isEqualTo(2);
        assertThat(verify(folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(verify()).isEqualTo(2);
        assertThat(verify("x", "--colour", "red")).isEqualTo(2);
        assertThat(verify(write("b.json", whole), "--root", "zz")).isEqualTo(2);
    }
}
