package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
            String caseId = CanaryDispute.file(doors);
            CanaryDispute.liveThrough(people, caseId);
            CanaryDispute.goWrong(doors, caseId);
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
                        assertThat(field(line, "traceId")).isEqualTo(CanaryDispute.TRACE);
                    });
            assertThat(lines)
                    .as("another command of the case")
                    .anySatisfy(line ->
                            assertThat(line.toString()).contains("RejectClaim").contains(caseId));
            assertThat(Files.readAllLines(log, StandardCharsets.UTF_8))
                    .noneMatch(line -> line.toUpperCase(Locale.ROOT).contains(CanaryDispute.CANARY));
        }
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
