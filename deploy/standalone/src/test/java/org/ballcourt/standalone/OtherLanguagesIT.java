package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.proof.VerifyingKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples in other languages send commands to a running product and follow what comes of them. */
@TestInstance(Lifecycle.PER_CLASS)
class OtherLanguagesIT {
    private static final Path EXAMPLES = Page.ROOT.resolve("examples");

    /** Where {@code .ci/run} lets npm put it. */
    private static final Path NODE_MODULES = Page.ROOT.resolve("target/node-clients/node_modules");

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path temp;

    private ProductUnderTest product;
    private String kafka;

    /** What a program wrote to its output, and how it ended. */
    private record Ended(int code, String said) {
        List<JsonNode> lines() {
            return said.lines().map(JSON::readTree).toList();
        }
    }

    @BeforeAll
    void startsAProduct() throws IOException {
        int port = FreePort.next();
        kafka = "127.0.0.1:" + port;
        product = ProductUnderTest.start(temp, "--kafka-port", Integer.toString(port));
    }

    @AfterAll
    void endsIt() {
        product.close();
    }

    @Test
    void python() throws Exception {
        String python = Stream.of("/usr/bin/python3", "python3")
                .filter(one -> runs(one, "-c", "import confluent_kafka"))
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(python != null, "no Python with confluent-kafka is here: ITS EXAMPLES WERE NOT TESTED");
        givesCommandsAndFollows(
                List.of(python, EXAMPLES.resolve("python/command.py").toString()),
                List.of(
                        python,
                        EXAMPLES.resolve("python/follow.py").toString(),
                        kafka,
                        "--file",
                        temp.resolve("python.db").toString()));
    }

    @Test
    void node() throws Exception {
        Assumptions.assumeTrue(
                Files.exists(NODE_MODULES.resolve("kafkajs")) && runs("node", "--version"),
                "no Node with kafkajs is here: ITS EXAMPLES WERE NOT TESTED");
        Path programs = Files.createDirectory(temp.resolve("node"));
        for (String name : List.of("command.mjs", "follow.mjs")) {
            Files.copy(EXAMPLES.resolve("node").resolve(name), programs.resolve(name));
        }
        Files.createSymbolicLink(programs.resolve("node_modules"), NODE_MODULES);
        givesCommandsAndFollows(
                List.of("node", programs.resolve("command.mjs").toString()),
                List.of(
                        "node",
                        programs.resolve("follow.mjs").toString(),
                        kafka,
                        "--file",
                        temp.resolve("node.json").toString()));
    }

    private void givesCommandsAndFollows(List<String> command, List<String> follow) throws Exception {
        String order = "O-" + command.getFirst().replace('/', '-');
        Ended filed = run(words(command, kafka, complaint(order)));
        assertThat(filed.code).as(filed.said + errors()).isZero();
        JsonNode reply = filed.lines().getLast();
        assertThat(reply.path("status").asString()).isEqualTo("ACCEPTED");
        String caseId = reply.path("caseId").asString();

        Ended again = run(words(command, kafka, complaint(order)));
        assertThat(again.lines().getLast().path("caseId").asString()).isEqualTo(caseId);

        Ended refused = run(words(command, kafka, acceptance(caseId, order, "SELLER/other")));
        assertThat(refused.code).as(refused.said).isEqualTo(1);
        assertThat(refused.lines().getLast().path("problem").path("code").asString())
                .isEqualTo("NO_SUCH_CASE");
        Ended accepted = run(words(command, kafka, acceptance(caseId, order, "SELLER/shop")));
        assertThat(accepted.code).as(accepted.said).isZero();

        List<String> tillQuiet = words(follow, "--keys", publicKey(), "--until-quiet", "5");
        Ended first = run(tillQuiet);
        assertThat(first.code).as(first.said + errors()).isZero();
        assertThat(first.lines())
                .filteredOn(line -> line.path("case").asString().equals(caseId))
                .extracting(line ->
                        line.path("seq").asInt() + " " + line.path("event").asString())
                .containsExactly("1 complaint-filed.v1", "2 claim-accepted.v1");
        assertThat(first.said).doesNotContain("stopped");
        Ended second = run(words(tillQuiet, "--group", "another-group-that-reads-all-of-it-again"));
        assertThat(second.said).as("events that took effect twice").isEmpty();

        String stranger = SigningKey.fresh().verifying().base64();
        Path other = Files.createTempDirectory(temp, "other");
        List<String> elsewhere = new ArrayList<>(follow);
        elsewhere.set(follow.indexOf("--file") + 1, other.resolve("file").toString());
        Ended nobody = run(words(elsewhere, "--group", "strangers", "--keys", stranger, "--until-quiet", "5"));
        assertThat(nobody.code).as(nobody.said + errors()).isZero();
        assertThat(nobody.said).as("events that another key signed").isEmpty();
    }

    private String publicKey() throws IOException {
        String pem = new People(product.base())
                .get("BUYER/li", "/api/proof/key")
                .path("publicKey")
                .asString();
        return VerifyingKey.ofPem(pem).base64();
    }

    @Test
    void kcat() throws Exception {
        Assumptions.assumeTrue(runs("kcat", "-V"), "no kcat is here: ITS LINES WERE NOT TESTED");
        Path complaint = Files.writeString(temp.resolve("complaint.json"), complaint("O-kcat"));
        List<String> send =
                List.of("kcat", "-b", kafka, "-t", Topics.CASE_COMMANDS, "-P", "-k", "O-kcat", complaint.toString());
        assertThat(run(send).code).isZero();
        List<String> replies = List.of("kcat", "-b", kafka, "-t", Topics.CASE_REPLIES, "-C", "-e", "-q");
        await(() -> run(replies).said.contains("O-kcat") && run(replies).said.contains("ACCEPTED"));
        List<String> events =
                List.of("kcat", "-b", kafka, "-t", Topics.CASE_EVENTS, "-C", "-e", "-q", "-f", "%k %h %s\\n");
        await(() -> run(events).said.contains("ce_type=org.ballcourt.case.complaint-filed.v1"));
    }

    private static void await(Callable<Boolean> met) {
        Awaitility.await().atMost(1, TimeUnit.MINUTES).until(met);
    }

    private static String complaint(String order) {
        return """
                {"commandId":"%s","actor":"BUYER/li","command":"FileComplaint","with":{"order":{"orderId":"%s","orderLineId":"1","buyer":"li",\
                "seller":"shop","sku":"S","title":"台灯","goodsClass":"OTHER","unitPrice":{"amount":"9.00","currency":"CNY"},"quantity":1,\
                "paidAt":"2026-10-20T09:00:00Z","promises":[]},"reason":"QUALITY_DEFECT","remedy":"REFUND","amount":{"amount":"9.00","currency":"CNY"}}}\
                """.formatted(order, order);
    }

    private static String acceptance(String caseId, String order, String actor) {
        return """
                {"commandId":"accept-%s","caseId":"%s","actor":"%s","command":"AcceptClaim","with":{}}""".formatted(order, caseId, actor);
    }

    private static List<String> words(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static String errors() throws IOException {
        return Files.readString(temp.resolve("errors"));
    }

    private static boolean runs(String... words) {
        try {
            return run(List.of(words)).code == 0;
        } catch (IOException | InterruptedException missing) {
            return false;
        }
    }

    private static Ended run(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectError(
                        ProcessBuilder.Redirect.appendTo(temp.resolve("errors").toFile()))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(said).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
