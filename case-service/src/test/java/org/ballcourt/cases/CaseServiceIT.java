package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.contracts.wire.Wire;
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
        assertThat(service.get("BUYER/li", "/api/cases/" + caseId).json().get("ball").get(0).get("holder").stringValue())
                .isEqualTo("SELLER");
        assertThat(service.get("SELLER/shop", "/api/cases/" + caseId + "/events").body()).contains("CANARY-statement");
        assertThat(service.get("SELLER/other", "/api/cases/" + caseId).status()).isEqualTo(404);
        Reply rejected = service.post("SELLER/shop", "/api/cases/" + caseId + "/reject-claim", "{\"ground\":\"OTHER\"}");
        assertThat(rejected.status()).as(rejected.body()).isEqualTo(200);
        assertThat(rejected.json().get("events").get(0).get("type").stringValue()).isEqualTo("SellerRejected");
    }

    @Test
    void answersThoseWithoutATokenAsAProblem() {
        Reply reply = service.get(null, "/api/cases/x");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("code").stringValue()).isEqualTo("UNAUTHENTICATED");
        assertThat(reply.whole().headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(service.get("BUYER/li", "/internal/cases/x/events").json().get("code").stringValue())
                .isEqualTo("FORBIDDEN");
        assertThat(service.get("BUYER/li", "/api/nothing").json().get("code").stringValue()).isEqualTo("NOT_FOUND");
    }

    @Test
    void givesOtherServicesTheEventsSealed() {
        String caseId = file("O-internal");
        Reply reply = service.get("SERVICE/clocks", "/internal/cases/" + caseId + "/events?from=1");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("complaint-filed.v1").doesNotContain("CANARY-statement");
    }

    @Test
    void describesEachCommandToPeopleAndTools() {
        JsonNode api = service.get(null, "/v3/api-docs").json();
        assertThat(api.at("/paths/~1api~1cases~1{caseId}~1reject-claim/post/operationId").stringValue()).isEqualTo("RejectClaim");
        assertThat(api.at("/components/schemas/RejectClaim/required/0").stringValue()).isEqualTo("ground");
        assertThat(api.at("/components/schemas/Money/properties/amount/pattern").isString()).isTrue();
        assertThat(api.at("/paths").has("/api/cases/{caseId}/{command}")).isFalse();
        assertThat(service.get(null, "/swagger-ui/index.html").status()).isEqualTo(200);
    }

    @Test
    void showsThePoliciesAndWhatIsInForce() {
        JsonNode all = service.get("BUYER/li", "/api/policies").json();
        String inForce = all.get("inForce").stringValue();
        assertThat(service.get("BUYER/li", "/api/policies/" + inForce).body()).contains("\"version\":\"" + inForce);
        assertThat(service.get("BUYER/li", "/api/policies/diff?from=" + inForce + "&to=" + inForce).json().get("changes"))
                .isEmpty();
        assertThat(service.get("BUYER/li", "/api/policies/diff?from=" + inForce).status()).isEqualTo(400);
        assertThat(service.get("BUYER/li", "/api/policies/none").status()).isEqualTo(404);
    }

    @Test
    void measuresForPrometheus() {
        file("O-metrics");
        assertThat(service.get(null, "/actuator/prometheus").body()).contains("ballcourt_commands_total");
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
                 "statement": "CANARY-statement"}"""
                .formatted(orderId, orderId, java.time.Instant.now().minus(Duration.ofDays(5)));
    }
}
