package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.proof.Roots;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.AuditRoot;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.ReceiptSeal;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.servicekit.AuditRoots;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** From a command over HTTP to a file that proves it, over a real broker and a store. */
class ProofIT {
    private static RunningCaseService service;
    private static VerifyingKey key;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
        Reply reply = service.get(null, "/api/proof/key");
        assertThat(reply.status()).isEqualTo(200);
        key = VerifyingKey.ofPem(reply.json().get("publicKey").stringValue());
        assertThat(reply.json().get("keyId").stringValue()).isEqualTo(key.keyId());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Reply file(String order) {
        String complaint = Wire.json().writeValueAsString(Samples.complaint()).replace("\"O-1\"", "\"" + order + "\"");
        service.sold(complaint);
        return service.send(service.request("BUYER/li", "/api/cases")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "file-" + order)
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(complaint))
                .build());
    }

    private static BundleReport verify(String actor, String caseId, Receipt... receipts) {
        Reply reply = service.get(actor, "/api/cases/" + caseId + "/bundle");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return BundleVerifier.verify(
                reply.body().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                new TrustAnchors(key.fingerprint(), List.of(), List.of(receipts)));
    }

    @Test
    void provesACaseToItsPeopleAndToNobodyElse() {
        Reply filed = file("O-proof");
        String caseId = filed.json().get("caseId").stringValue();
        Receipt receipt = BundleVerifier.receipt(filed.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        service.post("SELLER/shop", "/api/cases/" + caseId + "/reject-claim", "{\"ground\":\"OTHER\"}");
        SignedRoot root = roots().close().orElseThrow();

        assertThat(ReceiptSeal.isSignedBy(receipt, key)).isTrue();
        assertThat(file("O-proof").json().get("receipt")).isEqualTo(filed.json().get("receipt"));
        for (String reader : List.of("BUYER/li", "SELLER/shop", "AGENT/wang")) {
            BundleReport report = verify(reader, caseId, receipt);
            assertThat(report.faults()).as(reader).isEmpty();
            assertThat(String.join("\n", report.story())).contains("CANARY-statement", "SellerRejected");
        }
        assertThat(service.get("BUYER/other", "/api/cases/" + caseId + "/bundle")
                        .status())
                .isEqualTo(404);
        assertThat(service.get(null, "/api/cases/" + caseId + "/bundle").status())
                .isEqualTo(401);
        JsonNode listed = service.get(null, "/api/proof/roots?limit=1").json().at("/roots/0");
        assertThat(listed.get("root").stringValue()).isEqualTo(root.root());
    }

    @Test
    void publishesEachRootToItsTopic() {
        file("O-topic");
        SignedRoot root = roots().close().orElseThrow();
        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.PROOF_ROOTS)) {
            peer.hears(record -> KafkaPeer.text(record).contains(root.hash()));
        }
    }

    @Test
    void signsTheAuditAndPublishesEachRoot() {
        String caseId = file("O-audit").json().get("caseId").stringValue();
        service.get("AGENT/wang", "/api/cases/" + caseId);
        AuditRoot root = service.beans(AuditRoots.class)
                .iterator()
                .next()
                .take(roots().keys().own())
                .orElseThrow();

        try (KafkaPeer peer = new KafkaPeer(service.bootstrap(), Topics.AUDIT_ROOTS)) {
            peer.hears(record -> KafkaPeer.text(record).contains(root.hash()));
        }
        JsonNode check = service.get("SUPERVISOR/gao", "/api/audit-roots").json();
        assertThat(check.get("roots").asLong()).isEqualTo(root.n());
        assertThat(check.get("newest").asString()).isEqualTo(root.hash());
        assertThat(check.get("brokenAt").isNull()).isTrue();
        assertThat(check.get("lost").isEmpty()).isTrue();
        assertThat(service.get("AGENT/wang", "/api/audit-roots").status()).isEqualTo(403);
    }

    @Test
    void erasesWhatSomebodyWroteForAServiceOnly() {
        String caseId = file("O-erase").json().get("caseId").stringValue();
        assertThat(erase("BUYER/li", "BUYER/li", caseId)).isEqualTo(403);
        assertThat(erase("ERASURE/erasure", "nonsense", caseId)).isEqualTo(400);
        assertThat(erase("ERASURE/erasure", "BUYER/li-typo", caseId)).isEqualTo(404);
        assertThat(erase("ERASURE/erasure", "BUYER/li", "BC-OTHER")).isEqualTo(404);
        JsonNode found = service.post("ERASURE/erasure", "/api/erasures?dryRun=true", "{\"person\": \"BUYER/li\"}")
                .json();
        assertThat(found.get("places").toString()).contains(caseId);
        assertThat(found.has("id")).isFalse();
        assertThat(service.get("ERASURE/erasure", "/api/erasures?person=BUYER/li")
                        .json()
                        .get("erasures"))
                .isEmpty();
        assertThat(String.join("", verify("SELLER/shop", caseId).story())).contains("CANARY-statement");

        assertThat(erase("ERASURE/erasure", "BUYER/li", caseId)).isEqualTo(200);
        assertThat(erase("ERASURE/erasure", "BUYER/li", caseId)).isEqualTo(200);

        JsonNode newest =
                service.get("ERASURE/erasure", "/api/erasures?limit=1").json();
        assertThat(newest.at("/erasures/0/person").stringValue()).isEqualTo("BUYER/li");
        assertThat(newest.at("/erasures/0/why").stringValue()).isEqualTo("request 7");
        assertThat(newest.at("/erasures/0/by").stringValue()).isEqualTo("erasure");
        JsonNode before = service.get(
                        "ERASURE/erasure",
                        "/api/erasures?limit=1&cursor=" + newest.get("cursor").stringValue())
                .json();
        assertThat(before.at("/erasures/0/id")).isNotEqualTo(newest.at("/erasures/0/id"));
        assertThat(service.get("SUPERVISOR/gao", "/api/erasures").status()).isEqualTo(403);
        assertThat(service.get("ERASURE/erasure", "/api/erasures?cursor=nonsense&retention=maybe")
                        .json()
                        .get("errors")
                        .size())
                .isEqualTo(2);

        BundleReport report = verify("SELLER/shop", caseId);
        assertThat(report.faults()).isEmpty();
        assertThat(String.join("", report.story())).doesNotContain("CANARY-statement");
        assertThat(service.get("SELLER/shop", "/api/cases/" + caseId).body()).contains("[erased]");
    }

    private static int erase(String actor, String person, String caseId) {
        return service.post(
                        actor,
                        "/internal/erasures",
                        "{\"person\": \"%s\", \"cases\": [\"%s\"], \"why\": \"request 7\"}".formatted(person, caseId))
                .status();
    }

    private static Roots roots() {
        return service.beans(Roots.class).iterator().next();
    }
}
