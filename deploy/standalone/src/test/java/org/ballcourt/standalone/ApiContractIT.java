package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of the HTTP interface is frozen in {@code docs/openapi}; {@code -Dballcourt.openapi=write} writes what was added to it. What
 * would break a client that was made from it is refused, by name.
 */
class ApiContractIT {
    private static final Path FROZEN = Page.ROOT.resolve("docs/openapi");
    private static final Pattern STABLE = Pattern.compile("[A-Za-z]+");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @TempDir
    static Path temp;

    private static ProductUnderTest product;
    private static JsonNode described;

    @BeforeAll
    static void read() throws Exception {
        product = ProductUnderTest.start(temp);
        HttpRequest question = HttpRequest.newBuilder(URI.create(product.base() + "/v3/api-docs"))
                .build();
        String text = HttpClient.newHttpClient()
                .send(question, BodyHandlers.ofString())
                .body();
        described = JSON.readTree(text);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void isFrozenAsItIsAndBreaksNoClientOfIt() throws Exception {
        holds("ballcourt", described);
    }

    /** Of the whole, {@code ballcourt}, or of a service by its name. */
    static JsonNode frozen(String name) throws IOException {
        return JSON.readTree(Files.readString(fileOf(name)));
    }

    /** That this is what is frozen under the name; it is written there instead where somebody says so. */
    static void holds(String name, JsonNode described) throws IOException {
        String text = JSON.writeValueAsString(described) + "\n";
        if ("write".equals(System.getProperty("ballcourt.openapi"))) {
            Files.writeString(fileOf(name), text);
        }
        assertThat(ApiChanges.breaking(frozen(name), described)).as(name).isEmpty();
        assertThat(text)
                .as("Something was added to %s: write it with -Dballcourt.openapi=write", name)
                .isEqualTo(Files.readString(fileOf(name)));
    }

    private static Path fileOf(String name) {
        return FROZEN.resolve(name + ".json");
    }

    @Test
    void saysOfEachOperationWhatAClientNeeds() {
        List<String> missing = new ArrayList<>();
        Set<String> names = new HashSet<>();
        described
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    JsonNode operation = entry.getValue();
                    String what = entry.getKey() + " " + path.getKey() + ": ";
                    String id = operation.path("operationId").asString();
                    missing.addAll(
                            STABLE.matcher(id).matches() && names.add(id) ? List.of() : List.of(what + "name " + id));
                    for (String field : List.of("summary", "description", "tags")) {
                        if (operation.path(field).isEmpty()
                                && operation.path(field).asString().isBlank()) {
                            missing.add(what + field);
                        }
                    }
                    for (String status : List.of("400", "401", "429", "500", "503")) {
                        if (!operation.path("responses").has(status)) {
                            missing.add(what + status);
                        }
                    }
                    operation.path("parameters").forEach(parameter -> {
                        if (!parameter.has("schema")) {
                            missing.add(what + "schema of " + parameter.path("name"));
                        }
                    });
                    if (List.of("post", "put").contains(entry.getKey())
                            && !operation.has("requestBody")
                            && !BODILESS.contains(path.getKey())) {
                        missing.add(what + "body");
                    }
                    operation.get("responses").properties().forEach(answer -> {
                        if (answer.getKey().startsWith("2")) {
                            formless(answer.getValue(), what + answer.getKey(), missing);
                        }
                    });
                }));
        assertThat(missing).isEmpty();
    }

    private static final Set<String> BODILESS = Set.of(
            "/api/cases/{caseId}/suggestions",
            "/api/inbox/{id}/read",
            "/api/inbox/failed/retry",
            "/api/keys/rotate",
            "/api/parked/retry",
            "/api/parked/records/retry",
            "/api/parked/records/drop",
            "/api/parked/{group}/refold",
            "/api/parked/{group}/{caseId}/refold",
            "/api/webhooks/{webhookId}/allow",
            "/api/webhooks/{webhookId}/disable",
            "/api/webhooks/{webhookId}/enable",
            "/api/webhooks/{webhookId}/rotate");

    /** An object that says nothing of its fields. */
    private static void formless(JsonNode answer, String what, List<String> missing) {
        answer.path("content").properties().forEach(type -> {
            JsonNode schema = type.getValue().path("schema");
            if (schema.isEmpty()
                    || "object".equals(schema.path("type").asString())
                            && !schema.has("properties")
                            && !schema.has("additionalProperties")) {
                missing.add(what + " " + type.getKey());
            }
            if (type.getKey().equals("*/*")) {
                missing.add(what + " " + type.getKey());
            }
        });
    }
}
