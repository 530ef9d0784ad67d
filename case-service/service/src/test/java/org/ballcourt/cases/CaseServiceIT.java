package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ServiceHeartbeat;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.testkit.Refusals;
import org.ballcourt.servicekit.testkit.Refusals.Call;
import org.ballcourt.wire.Records;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CaseServiceIT {
    private static RunningCaseService service;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void takesAComplaintOverHttpAndShowsItToItsSidesOnly() {
        String caseId = file("O-http");
        assertThat(service.get("BUYER/li", "/api/cases/" + caseId)
                        .json()
                        .get("ball")
                        .get(0)
                        .get("holder")
                        .stringValue())
                .isEqualTo("SELLER");
        assertThat(service.get("SELLER/shop", "/api/cases/" + caseId + "/events")
                        .body())
                .contains("CANARY-statement");
        assertThat(service.get("SELLER/other", "/api/cases/" + caseId).status()).isEqualTo(404);
        Reply rejected =
                service.post("SELLER/shop", "/api/cases/" + caseId + "/reject-claim", "{\"ground\":\"OTHER\"}");
        assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
        assertThat(rejected.json().get("events").get(0).get("type").stringValue())
                .isEqualTo("SellerRejected");
    }

    @Test
    void answersThoseWithoutATokenAsAProblem() {
        Reply reply = service.get(null, "/api/cases/x");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(reply.whole().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(service.get("BUYER/li", "/internal/cases/x/events")
                        .json()
                        .get("code")
                        .stringValue())
                .isEqualTo("FORBIDDEN");
        assertThat(service.get("BUYER/li", "/api/nothing").json().get("code").stringValue())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void tellsCallersOfTheirFaultsAtEveryEndpointAndRingsNoAlarm() {
        service.hostileRequests().send();
    }

    @Test
    void turnsAwayWithAFullProblemInEveryLanguage() throws Exception {
        Refusals refusals = service.refusals();
        refusals.refuses(Call.of("GET", "/nowhere", "BUYER"), 404, "NOT_FOUND");
        refusals.refuses(Call.of("DELETE", "/api/cases", "BUYER"), 405, "METHOD_NOT_ALLOWED");
        refusals.refuses(Call.of("GET", "/api/cases/c-1", null), 401, "UNAUTHENTICATED");
        refusals.refuses(Call.of("GET", "/internal/cases/c-1/events", "BUYER"), 403, "FORBIDDEN");
        refusals.refuses(Call.of("GET", "/api%2Fcases", "BUYER"), 400, "MALFORMED");
        refusals.refuses(Call.json("POST", "/api/cases", "BUYER", "{"), 400, "MALFORMED");
        refusals.refuses(new Call("POST", "/api/cases", "BUYER", "text/plain", "{}"), 415, "UNSUPPORTED_MEDIA_TYPE");
        refusals.refuses(Call.json("POST", "/api/cases", "BUYER", " ".repeat(300_000)), 413, "BODY_TOO_LARGE");
        refusals.refuses(Call.of("GET", "/api/cases/c-1", "BUYER"), 404, "NO_SUCH_CASE");
        refusals.refuses(Call.json("POST", "/api/cases/c-1/accept-claim", "SELLER", "{}"), 404, "NO_SUCH_CASE");
    }

    @Test
    void givesOtherServicesTheEventsSealed() {
        String caseId = file("O-internal");
        Reply reply = service.get("EVENTS_READ/clocks", "/internal/cases/" + caseId + "/events?from=1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("complaint-filed.v1").doesNotContain("CANARY-statement");
    }

    @Test
    void saysAgainAndAgainThatCommandsCanBeGiven() {
        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.SERVICE_HEARTBEATS)) {
            ServiceHeartbeat one =
                    Records.read(ServiceHeartbeat.class, peer.hears(_ -> true).value());
            peer.hears(record ->
                    Records.read(ServiceHeartbeat.class, record.value()).at().isAfter(one.at()));
        }
    }

    @Test
    void describesEachCommandToPeopleAndTools() {
        JsonNode api = service.get(null, "/v3/api-docs").json();
        assertThat(api.at("/paths/~1api~1cases~1{caseId}~1reject-claim/post/operationId")
                        .stringValue())
                .isEqualTo("RejectClaim");
        assertThat(api.at("/components/schemas/RejectClaim/required/0").stringValue())
                .isEqualTo("ground");
        assertThat(api.at("/components/schemas/Money/properties/amount/pattern").isString())
                .isTrue();
        assertThat(api.at("/paths").propertyNames()).doesNotContain("/api/cases/{caseId}/{command}", "/error");
        assertThat(api.at("/paths/~1api~1cases/get/parameters")
                        .valueStream()
                        .map(p -> p.get("name").stringValue()))
                .containsExactlyInAnyOrder(
                        "kind",
                        "holder",
                        "stage",
                        "dueBefore",
                        "overdue",
                        "seller",
                        "buyer",
                        "reason",
                        "goodsClass",
                        "urgent",
                        "open",
                        "owner",
                        "market",
                        "amount",
                        "desk",
                        "text",
                        "sort",
                        "cursor",
                        "limit");
        assertThat(service.get(null, "/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void showsThePoliciesAndWhatIsInForce() {
        JsonNode all = service.get("BUYER/li", "/api/policies").json();
        String inForce = all.get("inForce").stringValue();
        assertThat(service.get("BUYER/li", "/api/policies/" + inForce).body()).contains("\"version\":\"" + inForce);
        assertThat(service.get("BUYER/li", "/api/policies/diff?from=" + inForce + "&to=" + inForce)
                        .json()
                        .get("changes"))
                .isEmpty();
        assertThat(service.get("BUYER/li", "/api/policies/diff?from=" + inForce).status())
                .isEqualTo(400);
        assertThat(service.get("BUYER/li", "/api/policies/none").status()).isEqualTo(404);
    }

    @Test
    void measuresForPrometheus() {
        file("O-metrics");
        assertThat(service.get(null, "/actuator/prometheus").body()).contains("ballcourt_commands_total");
    }

    @Test
    void takesCommandsOverKafkaAndLetsGarbageHoldUpNobody() {
        String caseId = file("O-kafka");
        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.CASE_REPLIES, Topics.PARKED)) {
            peer.say(Topics.CASE_COMMANDS, caseId, "not json");
            String command =
                    "{\"commandId\":\"%s\",\"caseId\":\"%s\",\"actor\":\"SELLER/shop\",\"command\":\"AcceptClaim\"}";
            peer.say(Topics.CASE_COMMANDS, caseId, command.formatted("without-token", caseId));
            peer.say(
                    Topics.CASE_COMMANDS,
                    caseId,
                    command.formatted("of-another", caseId),
                    service.authorization("SELLER/other"));
            peer.say(
                    Topics.CASE_COMMANDS,
                    caseId,
                    command.formatted("over-kafka", caseId),
                    service.authorization("SELLER/shop"));

            assertThat(reply(peer, "without-token")).contains("\"status\":\"REJECTED\"", "UNAUTHENTICATED");
            assertThat(reply(peer, "of-another")).contains("\"status\":\"REJECTED\"", "FORBIDDEN");
            String reply = reply(peer, "over-kafka");
            assertThat(reply).contains("\"status\":\"ACCEPTED\"", "ClaimAccepted");
            assertThat(peer.hears(record -> record.topic().equals(Topics.PARKED))
                            .headers()
                            .lastHeader("parked-reason"))
                    .isNotNull();
        }
        assertThat(service.get("SELLER/shop", "/api/cases/" + caseId)
                        .json()
                        .get("stage")
                        .stringValue())
                .isEqualTo("ENFORCEMENT");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> service.beans(IdleCheck.class).stream().allMatch(IdleCheck::isIdle));
    }

    private static String reply(KafkaPeer peer, String commandId) {
        return KafkaPeer.text(peer.hears(record -> KafkaPeer.text(record).contains(commandId)));
    }

    private static String stored(String evidenceId) {
        return """
                {"type": "EvidenceStored", "evidenceId": "%s", "kind": "PHOTO", "size": 10, "sha256": "00",
                 "detectedType": "image/png", "kindFits": true, "uploadedBy": "BUYER/li", "uploadedAt": "2026-01-02T02:00:00Z"}""".formatted(evidenceId);
    }

    @Test
    void registersNoOriginalOnTheWordOfARecordThatTheEvidenceServiceDidNotSign() {
        String caseId = file("O-forged");
        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.CASE_REPLIES, Topics.PARKED)) {
            peer.say(Topics.EVIDENCE_EVENTS, "ev-forged-1", stored("ev-forged-1"));
            peer.say(Topics.EVIDENCE_EVENTS, "ev-forged-2", stored("ev-forged-2"), SigningKey.fresh());
            peer.say(Topics.EVIDENCE_EVENTS, "ev-forged-3", stored("ev-forged-3"), SigningKey.ofBase64(Keys.line()));
            peer.say(Topics.EVIDENCE_EVENTS, "ev-after", stored("ev-after"), RunningCaseService.EVIDENCE);
            peer.hears(record -> "ev-after".equals(record.key()));
            for (String forged : List.of("ev-forged-1", "ev-forged-2", "ev-forged-3")) {
                assertThat(peer.hears(record -> forged.equals(record.key())).topic())
                        .isEqualTo(Topics.PARKED);
                Reply submitted = service.post(
                        "BUYER/li", "/api/cases/" + caseId + "/submit-evidence", "{\"evidence\":\"" + forged + "\"}");
                assertThat(submitted.json().path("code").asString()).isEqualTo("EVIDENCE_UNKNOWN");
            }
        }
    }

    @Test
    void letsCommandsNameAnOriginalAsSoonAsItWasAnnounced() {
        String caseId = file("O-evidence");
        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.CASE_REPLIES)) {
            peer.say(Topics.EVIDENCE_EVENTS, "ev-it", stored("ev-it"), RunningCaseService.EVIDENCE);
            peer.hears(record -> "ev-it".equals(record.key()));
        }
        Reply submitted =
                service.post("BUYER/li", "/api/cases/" + caseId + "/submit-evidence", "{\"evidence\":\"ev-it\"}");
        assertThat(submitted.status()).as(submitted.body()).isEqualTo(200);
        assertThat(submitted.json().at("/case/evidence/0/evidenceId").stringValue())
                .isEqualTo("ev-it");
    }

    @Test
    void findsACaseInTheQueueAndCountsIt() {
        String caseId = file("O-queue");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(service.get(
                                        "AGENT/wang", "/api/cases?text=o-queue&holder=SELLER&sort=-openedAt&limit=5")
                                .body())
                        .contains(caseId));
        assertThat(service.get("SELLER/other", "/api/cases?text=o-queue").json().get("cases"))
                .isEmpty();
        assertThat(service.get("STRANGER/x", "/api/cases").json().get("cases")).isEmpty();
        Reply wrong = service.get(
                "AGENT/wang",
                "/api/cases?stage=LIMBO&limit=0&colour=red&dueBefore=soon&sort=x&holder=KING&desk=BUYER&cursor=*");
        assertThat(wrong.json()
                        .get("errors")
                        .valueStream()
                        .map(e -> e.get("field").stringValue()))
                .containsExactlyInAnyOrder("stage", "limit", "colour", "dueBefore", "sort", "holder", "desk", "cursor");
        // After a slow computation the figures rest in proportion.
        await().atMost(Duration.ofMinutes(5))
                .untilAsserted(() -> assertThat(
                                service.get(null, "/actuator/prometheus").body())
                        .contains("ballcourt_open_cases{", "ballcourt_audited_reads_total{"));
    }

    @Test
    void tellsEachReaderWhatHappensAsItHappensAndGoesOnWhereItStopped() {
        try (LiveReader buyer = new LiveReader(service, "BUYER/li", null);
                LiveReader stranger = new LiveReader(service, "BUYER/other", null)) {
            String first = file("O-live-1");
            String id = buyer.hears(first);
            String second = file("O-live-2");
            buyer.hears(second);
            try (LiveReader again = new LiveReader(service, "BUYER/li", id)) {
                again.hears(second);
                assertThat(again.text()).contains("CANARY-statement").doesNotContain(first);
            }
            assertThat(stranger.text()).doesNotContain(first, second, "CANARY");
        }
        assertThat(service.send(service.request("BUYER/li", "/api/cases/stream")
                                .header("Last-Event-ID", "nonsense")
                                .GET()
                                .build())
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesAMegabyteOverTheWire() {
        Reply reply = service.post(
                "BUYER/li", "/api/cases", complaint("O-large").replace("CANARY-statement", "x".repeat(1_000_000)));
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("BODY_TOO_LARGE");

        byte[] text = complaint("O-large")
                .replace("CANARY-statement", "x".repeat(1_000_000))
                .getBytes();
        Reply unannounced = service.send(service.request("BUYER/li", "/api/cases")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(text)))
                .build());
        assertThat(unannounced.status()).isEqualTo(413);
    }

    @Test
    void tellsWhetherItIsWell() {
        Reply health = service.get(null, "/actuator/health");
        assertThat(health.status()).as(health.body()).isEqualTo(200);
    }

    @Test
    void answersWhatTheContainerTurnsAwayWithoutItsPages() {
        for (String path : List.of("/api/cases/%2e%2e/x", "/api//cases", "/api/cases/a%00b", "/api/cases/a;b=c")) {
            Reply reply = service.get("BUYER/li", path);
            assertThat(reply.status()).as(path).isBetween(400, 499);
            assertThat(reply.body()).as(path).doesNotContain("<html", "Exception", "Whitelabel");
        }
    }

    private static String file(String orderId) {
        Reply reply = service.post("BUYER/li", "/api/cases", complaint(orderId));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json().get("caseId").stringValue();
    }

    static String complaint(String orderId) {
        return """
                {"order": {"orderId": "%s", "orderLineId": "1", "buyer": "li", "seller": "shop", "sku": "L-2", "title": "台灯",
                  "goodsClass": "ELECTRONICS", "unitPrice": {"amount": "129.00", "currency": "CNY"}, "quantity": 1,
                  "paidAt": "%3$s", "shippedAt": "%3$s", "signedAt": "%3$s", "promises": [], "carrier": "fastship",
                  "trackingNumber": "FS-%s"},
                 "reason": "QUALITY_DEFECT", "remedy": "REFUND", "amount": {"amount": "129.00", "currency": "CNY"},
                 "statement": "CANARY-statement"}""".formatted(orderId, orderId, java.time.Instant.now().minus(Duration.ofDays(5)));
    }
}
