package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What somebody has seen of a case, over a running service. */
class SayingWhatWasSeenIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static RunningCaseService service;
    private static int cases;

    private String caseId;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void file() {
        caseId = service.complaint("O-seen-" + cases++);
    }

    private RunningCaseService.Reply saw(String actor, String body) {
        return service.send(service.request(actor, "/api/cases/" + caseId + "/seen")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode row(String actor) {
        return service.get(actor, "/api/cases?text=" + caseId).json().at("/cases/0");
    }

    private void says(String text) {
        service.post("BUYER/li", "/api/cases/" + caseId + "/add-statement", "{\"text\": \"" + text + "\"}");
    }

    private void rowIs(String actor, int version) {
        await().atMost(PATIENCE).until(() -> row(actor).path("version").asInt(0) == version);
    }

    @Test
    void tellsEachPersonHowManyActsCameSinceTheyLooked() {
        rowIs("SELLER/shop", 1);
        assertThat(row("SELLER/shop").has("unread")).isFalse();

        assertThat(saw("SELLER/shop", "{\"version\": 1}").status()).isEqualTo(204);
        assertThat(row("SELLER/shop").get("unread").intValue()).isZero();
        says("one");
        says("two");
        rowIs("SELLER/shop", 3);
        assertThat(row("SELLER/shop").get("unread").intValue()).isEqualTo(2);
        assertThat(row("AGENT/wang").has("unread")).isFalse();

        assertThat(saw("SELLER/shop", "{\"version\": 3}").status()).isEqualTo(204);
        assertThat(saw("SELLER/shop", "{\"version\": 2}").status()).isEqualTo(204);
        assertThat(row("SELLER/shop").get("unread").intValue()).isZero();
    }

    @Test
    void believesNobodyWhoMayNotReadTheCaseOrClaimsToHaveSeenMoreThanThereIs() {
        assertThat(saw("SELLER/other", "{\"version\": 1}").status()).isEqualTo(404);
        assertThat(saw(null, "{\"version\": 1}").status()).isEqualTo(401);
        for (String body : new String[] {
            "{\"version\": 2}", "{\"version\": 0}", "{}", "[]", "{\"version\": \"1\"}", "{\"version\": 1, \"at\": 2}"
        }) {
            assertThat(saw("SELLER/shop", body).status()).as(body).isEqualTo(400);
        }
        rowIs("SELLER/shop", 1);
        assertThat(row("SELLER/shop").has("unread")).isFalse();
    }

    @Test
    void isForgottenWithThePerson() {
        rowIs("SELLER/shop", 1);
        saw("SELLER/shop", "{\"version\": 1}");
        saw("AGENT/wang", "{\"version\": 1}");

        int erased = service.post(
                        "ERASURE/law",
                        "/internal/erasures",
                        "{\"person\": \"SELLER/shop\", \"why\": \"request 7\", \"cases\": [\"" + caseId + "\"]}")
                .status();

        assertThat(erased).isEqualTo(200);
        assertThat(row("SELLER/shop").has("unread")).isFalse();
        assertThat(row("AGENT/wang").get("unread").intValue()).isZero();
    }
}
