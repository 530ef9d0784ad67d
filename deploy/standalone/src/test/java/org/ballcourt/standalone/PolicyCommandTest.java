package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {
    private static final String REPORT = """
            {"replayed":0,"of":7}
            {"replayed":7,"of":7}
            {"report":{"draft":"cn-2","cases":{"replayed":7,"changed":0}}}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();
    private final List<String> heard = new ArrayList<>();
    private HttpServer product;
    private int status = 200;
    private String answer = REPORT;
    private boolean testMode = true;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        product = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        product.createContext(
                "/api/test/token", exchange -> answer(exchange, testMode ? 200 : 404, "{\"token\":\"t\"}"));
        product.createContext("/api/policies/whatif", exchange -> {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestURI().getQuery() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, status, answer);
        });
        product.start();
    }

    @AfterEach
    void stop() {
        product.stop(0);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private int run(String... more) {
        List<String> words =
                new ArrayList<>(List.of("whatif", folder.resolve("my.yaml").toString()));
        words.addAll(
                List.of("--product", "http://127.0.0.1:" + product.getAddress().getPort()));
        words.addAll(List.of(more));
        return PolicyCommand.run(words, print(out), print(progress));
    }

    private static PrintStream print(ByteArrayOutputStream into) {
        return new PrintStream(into, true, StandardCharsets.UTF_8);
    }

    private void draft() throws IOException {
        Files.writeString(folder.resolve("my.yaml"), "version: cn-2");
    }

    @Test
    void printsTheReportAndTellsOfItsProgressElsewhere() throws IOException {
        draft();

        assertThat(run()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("What if cn-2", "7 closed cases replayed");
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("0 / 7", "7 / 7");
        assertThat(heard).containsExactly("Bearer t file=" + folder.resolve("my.yaml") + " version: cn-2");
    }

    @Test
    void speaksChineseAndJson() throws IOException {
        draft();

        assertThat(run("--lang", "zh")).isZero();
        assertThat(run("--json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("重演已结案件 7 件", "\"draft\" : \"cn-2\"");
    }

    @Test
    void takesTheTokenThatItIsGiven() throws IOException {
        draft();
        testMode = false;

        assertThat(run("--token", "mine")).isZero();
        assertThat(heard.getFirst()).startsWith("Bearer mine ");
        assertThat(run()).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("--token", "主管的令牌");
    }

    @Test
    void namesTheFaultsOfTheDraft() throws IOException {
        draft();
        status = 400;
        answer = "{\"title\":\"Malformed\",\"detail\":\"There is one fault.\","
                + "\"errors\":[{\"field\":\"my.yaml:1 market\",\"message\":\"is missing\"}]}";

        assertThat(run()).isEqualTo(1);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("my.yaml:1 market: is missing");
        assertThat(out.size()).isZero();
    }

    @Test
    void isUnusableWithoutAFileAProductOrAnEnd() throws IOException {
        assertThat(run()).isEqualTo(2);
        draft();
        answer = "{\"replayed\":0,\"of\":7}\n";
        assertThat(run()).isEqualTo(2);
        answer = "{\"problem\":{\"title\":\"Not available right now\",\"errors\":[]}}\n";
        assertThat(run()).isEqualTo(2);
        status = 409;
        answer = "{\"title\":\"One at a time\",\"errors\":[]}";
        assertThat(run()).isEqualTo(2);
        product.stop(0);
        assertThat(run()).isEqualTo(2);
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("One at a time", "没有得到回应");
    }

    @Test
    void refusesWordsThatItDoesNotKnow() {
        for (List<String> words : List.of(
                List.<String>of(),
                List.of("whatif"),
                List.of("whatif", "a", "b"),
                List.of("whatif", "a", "--lang", "fr"),
                List.of("whatif", "a", "--product", "x"),
                List.of("whatif", "a", "--token"))) {
            assertThat(PolicyCommand.run(words, print(out), print(progress)))
                    .as(words.toString())
                    .isEqualTo(2);
        }
    }
}
