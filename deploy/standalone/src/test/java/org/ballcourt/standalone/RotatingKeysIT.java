package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.keys.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another key-encryption key, as an operator comes to it: the new one above the old, a rotation, the old one taken away. */
class RotatingKeysIT {
    private static final String WORDS = "It hums at night";

    @TempDir
    Path temp;

    @Test
    void movesEveryKeyUnderANewOneAndNeedsTheOldOneNoMore() throws Exception {
        Path data = temp.resolve("data");
        Path texts = data.resolve("keys/texts");
        String caseId;
        try (ProductUnderTest product = start(data)) {
            People people = new People(product.base());
            caseId = people.file("BUYER/li", Complaints.about("li", "O-1"));
            people.command("BUYER/li", caseId, "AddStatement", Map.of("text", WORDS));
            end(product);
        }
        String old = Files.readString(texts);
        String fresh = KeyFile.freshLine();
        Files.writeString(texts, fresh + "\n");
        assertThat(refusedStart(data)).contains("key-encryption key", id(old), "主密钥");

        Files.writeString(texts, fresh + "\n" + old);
        int store = FreePort.next();
        try (ProductUnderTest product = start(data, "--store-port", Integer.toString(store));
                MongoClient mongo = MongoClients.create("mongodb://127.0.0.1:" + store)) {
            assertThat(keys(product, "list")).startsWith("1").contains("texts  " + id(old) + "  2");
            assertThat(keys(product, "rotate")).as("nobody says why").isEqualTo("2");
            assertThat(keys(product, "rotate", "--why", "the new year")).startsWith("0");
            assertThat(keys(product, "list")).startsWith("0").doesNotContain(id(old));
            assertThat(mongo.getDatabase("ballcourt_operations")
                            .getCollection("parked")
                            .find())
                    .anySatisfy(note -> {
                        assertThat(note.getString("what")).isEqualTo("rotate");
                        assertThat(note.getString("why")).isEqualTo("the new year");
                        assertThat(note.getBoolean("done")).isTrue();
                    });
            end(product);
        }

        Files.writeString(texts, fresh + "\n");
        try (ProductUnderTest product = start(data)) {
            assertThat(new People(product.base())
                            .get("AGENT/wang", "/api/cases/" + caseId + "/events")
                            .toString())
                    .contains(WORDS);
        }
    }

    private ProductUnderTest start(Path data, String... options) throws IOException {
        return ProductUnderTest.start(
                temp,
                Stream.concat(Stream.of("--data", data.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private static void end(ProductUnderTest product) throws InterruptedException {
        product.interrupt();
        product.exitCode();
    }

    private String refusedStart(Path data) throws Exception {
        try (ProductUnderTest product = ProductUnderTest.launch(
                temp, "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0", "--data", data.toString())) {
            assertThat(product.exitCode()).isEqualTo(1);
            return product.output();
        }
    }

    private static String id(String line) {
        return KeyFile.read("", "", line).wrappingKey();
    }

    /** The exit code and what was printed. */
    private static String keys(ProductUnderTest product, String... words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> line = Stream.concat(Stream.of(words), Stream.of("--product", product.base()))
                .toList();
        int code = KeysCommand.run(line, new PrintStream(out, true, StandardCharsets.UTF_8), System.err);
        return code + out.toString(StandardCharsets.UTF_8);
    }
}
