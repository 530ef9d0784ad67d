package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.ballcourt.scenarios.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log as machines read it, with everything that our own classes can say: a dispute can be followed in it, and nothing of what people wrote is there. */
class LogsIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CANARY = "CANARY";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    /** Who follows the case-service's events. */
    private static final Set<String> FOLLOWERS = Set.of("case-queue", "clocks", "evidence", "notices");

    @TempDir
    Path temp;

    @Test
    void tellsOfCasesCommandsAndTracesAndOfNothingThatPeopleWrote() throws Exception {
        ProcessBuilder starter = new ProcessBuilder(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt"));
        starter.environment().put("LOGGING_STRUCTURED_FORMAT_FILE", "ecs");
        starter.environment().put("LOGGING_LEVEL_ORG_BALLCOURT", "DEBUG");
        Path data = temp.resolve("data");
        String[] options = {
            "--empty", "--port", "0", "--kafka-port", "0", "--store-port", "0", "--data", data.toString()
        };
        try (ProductUnderTest product = ProductUnderTest.start(temp, starter, options);
                Product doors = new People(product.base()).product()) {
            People people = new People(doors);
            String caseId = file(doors);
            liveThrough(people, caseId);
            goWrong(doors, caseId);
            doors.settle();

            Path log = data.resolve("ballcourt.log");
            await().atMost(5, TimeUnit.MINUTES)
                    .untilAsserted(() -> assertThat(saidOf(caseId, lines(log))).containsAll(FOLLOWERS));
            List<JsonNode> lines = lines(log);
            assertThat(lines)
                    .as("the command, at the door that it came through")
                    .anySatisfy(line -> {
                        assertThat(field(line, "caseId")).isEqualTo(caseId);
                        assertThat(field(line, "commandId")).isEqualTo("filed-1");
                        assertThat(field(line, "traceId")).isEqualTo(TRACE);
                    });
            assertThat(lines)
                    .as("another command of the case")
                    .anySatisfy(line ->
                            assertThat(line.toString()).contains("RejectClaim").contains(caseId));
            assertThat(Files.readAllLines(log, StandardCharsets.UTF_8))
                    .noneMatch(line -> line.toUpperCase(Locale.ROOT).contains(CANARY));
        }
    }

    /** With the headers that a gateway and a careful caller send. */
    private static String file(Product doors) throws IOException {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-1"));
        Map<String, Object> order = new HashMap<>(Complaints.order("li", "O-1"));
        order.put("title", CANARY + " lamp of Li Qiang");
        complaint.put("order", order);
        complaint.put("statement", CANARY + " it hums");
        HttpRequest.Builder request = doors.request("BUYER/li", "/api/cases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "filed-1")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(complaint)));
        return JSON.readTree(doors.send(request, BodyHandlers.ofString()).body())
                .path("caseId")
                .asString();
    }

    private static void liveThrough(People people, String caseId) {
        Product doors = people.product();
        doors.put("SELLER/shop", "/api/inbox/address", JSON.valueToTree(Map.of("email", CANARY + "@example.org")));
        doors.upload(
                "BUYER/li",
                "PHOTO",
                new Product.EvidenceFile(
                        "upload-1",
                        CANARY + ".txt",
                        "text/plain",
                        (CANARY + " text").getBytes(StandardCharsets.UTF_8)));
        people.command("BUYER/li", caseId, "AddStatement", Map.of("text", CANARY + " once more"));
        people.command(
                "SELLER/shop",
                caseId,
                "RejectClaim",
                Map.of("ground", "BUYER_MISUSE", "explanation", CANARY + " misuse"));
        people.get("AGENT/wang", "/api/cases?text=" + CANARY);
        String contact =
                people.contact("BUYER/li", Map.of("channel", "PHONE", "topic", "REFUND", "text", CANARY + " when"));
        people.command("AGENT/wang", contact, "AnswerContact", Map.of("text", CANARY + " this afternoon"));
        people.suggestion("BUYER/li", Map.of("text", CANARY + " the lamp is broken"));
        doors.advanceClock(Duration.parse("P8D"));
    }

    /** What is refused is logged by somebody sooner or later. */
    private static void goWrong(Product doors, String caseId) {
        JsonNode nonsense = JSON.valueToTree(Map.of("ground", CANARY, "explanation", 7, CANARY, CANARY));
        doors.post("SELLER/shop", Product.path(caseId, "RejectClaim"), "wrong-1", null, nonsense);
        doors.post("SELLER/shop", "/api/cases/" + caseId + "/" + CANARY, "wrong-2", null, nonsense);
        doors.post("SELLER/shop", "/api/cases", "wrong-3", null, JSON.valueToTree(CANARY));
        doors.get("AGENT/wang", "/api/cases?" + CANARY + "=" + CANARY);
        doors.get("AGENT/wang", "/api/cases/" + CANARY);
        doors.get("AGENT/wang", "/api/evidence/" + CANARY + "/original");
    }

    /** Which threads said something of it. */
    private static Set<String> saidOf(String caseId, List<JsonNode> lines) {
        return lines.stream()
                .filter(line -> caseId.equals(field(line, "caseId")))
                .flatMap(line -> FOLLOWERS.stream()
                        .filter(follower -> line.toString().contains("\"subscription-" + follower + "\"")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JsonNode> lines(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .map(JSON::readTree)
                .toList();
    }

    private static String field(JsonNode line, String name) {
        return line.path(name).asString("");
    }
}
