package org.ballcourt.standalone;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dispute in which everything that people write has one word in it, which must not be found where ids alone belong. */
final class CanaryDispute {
    static final String CANARY = "CANARY";

    /** The trace that the complaint is part of, and who sent it. */
    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    static final String SENDER = "00f067aa0ba902b7";

    private static final JsonMapper JSON = new JsonMapper();

    private CanaryDispute() {}

    /** With the headers that a gateway and a careful caller send. */
    static String file(Product doors) throws IOException {
        Map<String, Object> complaint = new HashMap<>(Complaints.about("li", "O-1"));
        Map<String, Object> order = new HashMap<>(Complaints.order("li", "O-1"));
        order.put("title", CANARY + " lamp of Li Qiang");
        complaint.put("order", order);
        complaint.put("statement", CANARY + " it hums");
        HttpRequest.Builder request = doors.request("BUYER/li", "/api/cases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "filed-1")
                .header("traceparent", "00-" + TRACE + "-" + SENDER + "-01")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(complaint)));
        return JSON.readTree(doors.send(request, BodyHandlers.ofString()).body())
                .path("caseId")
                .asString();
    }

    static void liveThrough(People people, String caseId) {
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
    static void goWrong(Product doors, String caseId) {
        JsonNode nonsense = JSON.valueToTree(Map.of("ground", CANARY, "explanation", 7, CANARY, CANARY));
        doors.post("SELLER/shop", Product.path(caseId, "RejectClaim"), "wrong-1", null, nonsense);
        doors.post("SELLER/shop", "/api/cases/" + caseId + "/" + CANARY, "wrong-2", null, nonsense);
        doors.post("SELLER/shop", "/api/cases", "wrong-3", null, JSON.valueToTree(CANARY));
        doors.get("AGENT/wang", "/api/cases?" + CANARY + "=" + CANARY);
        doors.get("AGENT/wang", "/api/cases/" + CANARY);
        doors.get("AGENT/wang", "/api/evidence/" + CANARY + "/original");
    }
}
