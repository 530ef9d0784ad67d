package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.ballcourt.messages.cli.CommandRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** kill -9 in the middle of work, and a new start on the same folder. */
class SurvivingAKillIT {
    private static final int BUYERS = 4;

    @TempDir
    Path temp;

    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger complaints = new AtomicInteger();

    @Test
    void losesNothingThatWasAcknowledged() throws Exception {
        Path data = temp.resolve("data");
        try (ProductUnderTest first = ProductUnderTest.start(temp, "--data", data.toString())) {
            assertThat(secondStart(data)).contains("another Ballcourt uses the data folder " + data);
            fileUntilKilled(first, 40);
        }
        try (ProductUnderTest second = ProductUnderTest.start(temp, "--data", data.toString())) {
            assertEverythingIsThere(second);
            assertWithinAGibibyte(second);
            fileUntilKilled(second, 80);
        }
        try (ProductUnderTest third = ProductUnderTest.start(temp, "--data", data.toString())) {
            assertEverythingIsThere(third);
            assertOrdersAreKnown(third);
        }
    }

    private void fileUntilKilled(ProductUnderTest product, int enough) throws Exception {
        try (ExecutorService buyers = Executors.newFixedThreadPool(BUYERS)) {
            for (int i = 0; i < BUYERS; i++) {
                People client = new People(product.base());
                String buyer = "buyer-" + i;
                buyers.submit(() -> fileAsLongAsItAnswers(client, buyer));
            }
            Awaitility.await().atMost(5, TimeUnit.MINUTES).until(() -> acknowledged.size() >= enough);
            product.kill();
        }
    }

    private void fileAsLongAsItAnswers(People client, String buyer) {
        try {
            while (true) {
                String orderId = "O-" + complaints.incrementAndGet();
                String caseId = client.file("BUYER/" + buyer, Complaints.about(buyer, orderId));
                client.command("SELLER/shop", caseId, "AcceptClaim", Map.of());
                acknowledged.put(caseId, buyer);
            }
        } catch (CommandRefused killed) {
            // What was not acknowledged may or may not be there.
        }
    }

    /** In the log, in what the queue was told over Kafka, and quiet after all. */
    private void assertEverythingIsThere(ProductUnderTest product) throws Exception {
        People client = new People(product.base());
        client.get("AGENT/wang", "/api/test/settled");
        acknowledged.forEach((caseId, buyer) -> {
            JsonNode events = client.get("BUYER/" + buyer, "/api/cases/" + caseId + "/events")
                    .path("events");
            assertThat(events.findValuesAsString("type")).startsWith("ComplaintFiled", "ClaimAccepted");
        });
        assertThat(queue(client)).containsAll(acknowledged.keySet());
    }

    /** The order system of a trial knows again what was bought: the number of an order is enough to file. */
    private void assertOrdersAreKnown(ProductUnderTest product) throws Exception {
        People client = new People(product.base());
        Map.Entry<String, String> one = acknowledged.entrySet().iterator().next();
        String buyer = "BUYER/" + one.getValue();
        String orderId = client.get(buyer, "/api/cases/" + one.getKey())
                .path("order")
                .path("orderId")
                .asString();
        Map<String, Object> again = Map.of(
                "order",
                Map.of("orderId", orderId, "orderLineId", "1"),
                "reason",
                "QUALITY_DEFECT",
                "remedy",
                "REFUND",
                "statement",
                "It broke again.");
        assertThatThrownBy(() -> client.file(buyer, again)).hasMessageContaining("DUPLICATE_CASE");
    }

    private static Set<String> queue(People client) {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        do {
            JsonNode page = client.get("AGENT/wang", "/api/cases?stage=ENFORCEMENT&limit=100" + cursor);
            ids.addAll(page.path("cases").findValuesAsString("caseId"));
            cursor = page.has("cursor") ? "&cursor=" + page.path("cursor").asString() : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private String secondStart(Path data) throws Exception {
        try (ProductUnderTest other = ProductUnderTest.launch(temp, "--port", "0", "--data", data.toString())) {
            assertThat(other.exitCode()).isEqualTo(1);
            return other.output();
        }
    }

    /** Linux tells how much memory a process really has. */
    private static void assertWithinAGibibyte(ProductUnderTest product) throws Exception {
        Path status = Path.of("/proc/" + product.pid() + "/status");
        if (Files.exists(status)) {
            String resident = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .findFirst()
                    .orElseThrow();
            assertThat(Long.parseLong(resident.replaceAll("\\D", ""))).isLessThan(1 << 20);
        }
    }
}
