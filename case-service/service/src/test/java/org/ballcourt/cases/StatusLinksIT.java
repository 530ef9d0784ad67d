package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.proof.BundleReport;
import org.ballcourt.proof.BundleVerifier;
import org.ballcourt.proof.TrustAnchors;
import org.ballcourt.proof.VerifyingKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A party shows a case's status to everybody who has its link, over a running service. */
class StatusLinksIT {
    private static RunningCaseService service;
    private static VerifyingKey key;
    private static int cases;

    private String caseId;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
        key = VerifyingKey.ofPem(
                service.get(null, "/api/proof/key").json().get("publicKey").stringValue());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void file() {
        caseId = service.complaint("O-status-" + cases++);
    }

    private String links() {
        return "/api/cases/" + caseId + "/status-links";
    }

    private JsonNode opened(String actor, String body) {
        Reply reply = service.post(actor, links(), body);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static Reply read(JsonNode link) {
        return service.get(null, link.get("status").stringValue());
    }

    private static BundleReport verified(String body) {
        return BundleVerifier.verify(
                body.getBytes(StandardCharsets.UTF_8), new TrustAnchors(key.fingerprint(), List.of(), List.of()));
    }

    private Reply withdraw(String actor, JsonNode link) {
        return service.send(
                service.request(actor, links() + "/" + link.get("id").stringValue())
                        .DELETE()
                        .build());
    }

    @Test
    void showsWhoseTurnItIsAndNothingThatWasNotTicked() {
        Reply reply = read(opened("BUYER/li", "{}"));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        JsonNode status = reply.json().get("status");
        assertThat(status.get("stage").stringValue()).isEqualTo("NEGOTIATION");
        assertThat(status.at("/turn/0/holder").stringValue()).isEqualTo("SELLER");
        assertThat(status.at("/turn/0/ifSilent").stringValue()).isNotBlank();
        assertThat(status.at("/turn/0/dueAt").stringValue()).isNotBlank();
        assertThat(reply.body()).doesNotContain("/li\"", "shop", "CANARY", "129.00", "39.00", "O-status");
    }

    @Test
    void showsItsOwnNameWordsAndTheAmountsWhereTicked() {
        Reply reply = read(opened("BUYER/li", "{\"shows\":[\"NAME\",\"WORDS\",\"AMOUNTS\"]}"));

        assertThat(reply.body())
                .contains("BUYER/li", "CANARY-statement", "\"claimed\"")
                .doesNotContain("shop");
    }

    @Test
    void neverShowsWhatThePlatformAloneWasTold() {
        service.post(
                "BUYER/li",
                "/api/cases/" + caseId + "/add-statement",
                "{\"text\":\"CANARY-secret\",\"visibleTo\":\"PLATFORM\"}");
        service.post("SELLER/shop", "/api/cases/" + caseId + "/add-statement", "{\"text\":\"CANARY-others\"}");

        assertThat(read(opened("BUYER/li", "{\"shows\":[\"WORDS\"]}")).body())
                .contains("CANARY-statement")
                .doesNotContain("CANARY-secret", "CANARY-others");
    }

    @Test
    void neverShowsTheReferenceOfAPaymentAmongWords() {
        service.post("SELLER/shop", "/api/cases/" + caseId + "/add-statement", "{\"text\":\"CANARY-sellers\"}");
        service.post("SELLER/shop", "/api/cases/" + caseId + "/accept-claim", "{}");
        Reply paid = service.post(
                "SELLER/shop",
                "/api/cases/" + caseId + "/confirm-step",
                "{\"step\":\"REFUND\",\"reference\":\"CANARY-reference\"}");
        assertThat(paid.status()).as(paid.body()).isEqualTo(200);

        assertThat(read(opened("SELLER/shop", "{\"shows\":[\"WORDS\"]}")).body())
                .contains("CANARY-sellers")
                .doesNotContain("CANARY-reference");
    }

    @Test
    void neverShowsWhatItSaidOfTheAgent() {
        String path = "/api/cases/" + caseId;
        service.post("SELLER/shop", path + "/reject-claim", "{\"ground\":\"OTHER\"}");
        service.post("BUYER/li", path + "/request-intervention", "{\"ground\":\"SELLER_REJECTED\"}");
        service.post("AGENT/wang", path + "/accept-intervention", "{}");
        service.post("BUYER/li", path + "/withdraw-complaint", "{}");
        Reply rated = service.post(
                "BUYER/li", path + "/rate-service", "{\"agent\":\"wang\",\"stars\":1,\"comment\":\"CANARY-agent\"}");

        assertThat(rated.status()).as(rated.body()).isEqualTo(200);
        assertThat(read(opened("BUYER/li", "{\"shows\":[\"WORDS\"]}")).body())
                .contains("CANARY-statement")
                .doesNotContain("CANARY-agent");
    }

    @Test
    void isSignedSoThatASavedAnswerProvesItself() {
        String body = read(opened("SELLER/shop", "{}")).body();

        assertThat(verified(body).faults()).isEmpty();
        assertThat(verified(body).verifies()).isTrue();
        BundleReport forged = verified(body.replace("NEGOTIATION", "ENFORCEMENT"));
        assertThat(forged.verifies()).isFalse();
        assertThat(forged.faults().getFirst().where()).isEqualTo("status");
    }

    @Test
    void drawsAPictureInTheLanguageOfWhoeverLooks() {
        String picture =
                opened("BUYER/li", "{\"shows\":[\"NAME\"]}").get("picture").stringValue();
        Reply chinese = service.send(service.request(null, picture)
                .header("Accept-Language", "zh-CN")
                .GET()
                .build());
        Reply english = service.get(null, picture);

        assertThat(chinese.body()).startsWith("<svg").contains("当前处理方：卖家");
        assertThat(english.body()).contains("Whose turn: the seller").doesNotContain("T0", "Z<", "li");
    }

    @Test
    void drawsEverybodyWhoseTurnItIs() {
        service.post("SELLER/shop", "/api/cases/" + caseId + "/reject-claim", "{\"ground\":\"OTHER\"}");
        service.post("BUYER/li", "/api/cases/" + caseId + "/request-intervention", "{\"ground\":\"SELLER_REJECTED\"}");
        service.post("AGENT/wang", "/api/cases/" + caseId + "/accept-intervention", "{}");
        String picture = opened("BUYER/li", "{}").get("picture").stringValue();

        assertThat(service.get(null, picture).body())
                .contains("Whose turn: the buyer and the seller", "Beijing time")
                .doesNotContain("T0");
    }

    @Test
    void isGoneWhenItIsWithdrawnAndItsReadsAreCounted() {
        JsonNode link = opened("BUYER/li", "{}");
        read(link);
        read(link);
        service.get(null, link.get("picture").stringValue());

        assertThat(withdraw("BUYER/li", link).status()).isEqualTo(204);
        assertThat(read(link).status()).isEqualTo(410);
        assertThat(service.get(null, link.get("picture").stringValue()).status())
                .isEqualTo(410);
        assertThat(withdraw("BUYER/li", link).status()).isEqualTo(404);
        JsonNode own = service.get("BUYER/li", links()).json().at("/links/0");
        assertThat(own.get("reads").intValue()).isEqualTo(2);
        assertThat(own.get("pictureReads").intValue()).isEqualTo(1);
        assertThat(own.has("withdrawnAt")).isTrue();
        assertThat(own.toString()).doesNotContain(link.get("status").stringValue());
    }

    @Test
    void belongsToWhoeverOpenedItAndToTheSidesAlone() {
        JsonNode link = opened("BUYER/li", "{}");

        assertThat(service.get("SELLER/shop", links()).json().get("links").size())
                .isZero();
        assertThat(withdraw("SELLER/shop", link).status()).isEqualTo(404);
        assertThat(service.post("AGENT/wang", links(), "{}").status()).isEqualTo(403);
        assertThat(service.post("BUYER/other", links(), "{}").status()).isEqualTo(404);
        assertThat(service.post(null, links(), "{}").status()).isEqualTo(401);
        assertThat(read(link).status()).isEqualTo(200);
    }

    @Test
    void hasAnEnd() {
        for (int i = 0; i < 10; i++) {
            opened("BUYER/li", "{}");
        }
        assertThat(service.post("BUYER/li", links(), "{}").status()).isEqualTo(409);
        assertThat(service.post("SELLER/shop", links(), "{}").status()).isEqualTo(201);
    }

    @Test
    void readsOfOneLinkAreLimitedAndAnotherIsStillShown() {
        JsonNode asked = opened("BUYER/li", "{}");
        JsonNode other = opened("BUYER/li", "{}");
        Reply last = read(asked);
        for (int i = 0; i < 200 && last.status() == 200; i++) {
            last = read(asked);
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("TOO_MANY_REQUESTS");
        assertThat(read(other).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"shows\":\"NAME\"}",
                "{\"shows\":[\"SECRETS\"]}",
                "{\"shows\":[1,null]}",
                "{\"show\":[]}",
                "\"x\""
            })
    void refusesWhatItDoesNotUnderstand(String body) {
        Reply reply = service.post("BUYER/li", links(), body);

        assertThat(reply.status()).as(reply.body()).isEqualTo(400);
        assertThat(reply.json().get("errors").isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "..%2f..%2fcases"})
    void knowsNoLinkThatItDidNotGive(String secret) {
        HttpRequest request =
                service.request(null, "/api/status/" + secret).GET().build();

        assertThat(service.send(request).status()).isIn(400, 404);
    }
}
