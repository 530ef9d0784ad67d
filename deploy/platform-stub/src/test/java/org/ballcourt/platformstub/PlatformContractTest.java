package org.ballcourt.platformstub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Order;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

/** The stub answers each question of the published contracts, asked as their examples do, in the form that they promise. */
class PlatformContractTest {
    private final PlatformStub stub = PlatformStub.start(0, "sesame");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.close();
        stub.close();
    }

    /** A question of a contract. */
    record Question(String path, String method, JsonNode operation) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Question> questions() {
        return Stream.of("orders", "payments").flatMap(PlatformContractTest::questions);
    }

    private static Stream<Question> questions(String contract) {
        JsonNode paths = read(contract).path("paths");
        return paths.propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> new Question(
                                path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue())));
    }

    private static JsonNode read(String contract) {
        try (InputStream yaml = PlatformStub.class.getResourceAsStream("/openapi/" + contract + ".yaml")) {
            return Wire.json().valueToTree(new Yaml().load(yaml));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<String, JsonNode> examples(JsonNode operation, String in) {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals(in))
                .filter(parameter -> parameter.has("example"))
                .forEach(parameter -> examples.put(parameter.path("name").asString(), parameter.path("example")));
        return examples;
    }

    private static String encoded(JsonNode value) {
        return URLEncoder.encode(value.asString(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void answersAsTheContractSays(Question question) throws Exception {
        JsonNode sold = read("orders")
                .path("paths")
                .path("/orders/{orderId}/lines/{orderLineId}")
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("example");
        stub.orders().put(Wire.json().treeToValue(sold, Order.class));

        HttpResponse<String> answer = ask(question);

        JsonNode responses = question.operation().path("responses");
        assertThat(responses.has(String.valueOf(answer.statusCode())))
                .as(answer.body())
                .isTrue();
        if (answer.statusCode() == 200) {
            JsonNode promised = responses.path("200").path("content").path("application/json");
            List<String> fields =
                    promised.path("example").propertyNames().stream().toList();
            assertThat(Wire.json().readTree(answer.body()).propertyNames()).containsAll(fields);
        }
        assertThat(answer.body()).doesNotContain("no such door");
    }

    private HttpResponse<String> ask(Question question) throws Exception {
        String path = question.path();
        for (Map.Entry<String, JsonNode> part :
                examples(question.operation(), "path").entrySet()) {
            path = path.replace("{" + part.getKey() + "}", encoded(part.getValue()));
        }
        String query = examples(question.operation(), "query").entrySet().stream()
                .map(part -> part.getKey() + "=" + encoded(part.getValue()))
                .reduce("", (all, part) -> all + (all.isEmpty() ? "?" : "&") + part);
        JsonNode body = question.operation()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stub.url() + path + query))
                .header("Authorization", "Bearer sesame")
                .method(
                        question.method(),
                        body.isMissingNode() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        examples(question.operation(), "header").forEach((name, value) -> request.header(name, value.asString()));
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
