package org.ballcourt.cases.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ballcourt.cases.RunningCaseService;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.store.ErasureLog;
import org.ballcourt.cases.store.ErasureLog.Erasure;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.QueueQuery;
import org.ballcourt.cases.view.SeenCases;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is older than anything is kept goes by itself, but for what a court wants. */
class RetentionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration KEPT = Duration.ofDays(1096);
    private static final Actor WANG = new Actor(Role.AGENT, "wang");
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
    void erasesClosedCasesThatAreOldEnoughAndWaitsWhileTheyAreHeld() {
        String open = service.complaint("O-open");
        String closed = closed("O-closed");
        String held = closed("O-held");
        for (String seen : List.of(open, closed)) {
            bean(SeenCases.class).saw(WANG, seen, 1, Instant.now());
        }
        String path = "/internal/holds/" + held;
        assertThat(put("EVENTS_READ/x", path)).isEqualTo(403);
        assertThat(put("ERASURE/law", "/internal/holds/BC-NONE")).isEqualTo(404);
        assertThat(put("ERASURE/law", path)).isEqualTo(204);
        assertThat(put("ERASURE/law", path)).isEqualTo(204);
        assertThat(service.get("ERASURE/law", "/internal/holds").json().at("/holds"))
                .singleElement()
                .satisfies(hold -> assertThat(hold.toString()).contains(held, "\"by\":\"law\"", "court 9"));

        assertThat(service.get("EVENTS_READ/evidence", "/internal/held-cases").body())
                .isEqualTo("{\"cases\":[\"" + held + "\"]}");

        assertThat(retention(Instant.now().plus(KEPT).minus(Duration.ofDays(1))).run())
                .isZero();
        assertThat(retention(Instant.now().plus(KEPT).plus(Duration.ofDays(1))).run())
                .isOne();
        assertThat(told(open)).contains("CANARY-statement");
        assertThat(told(closed)).doesNotContain("CANARY-statement").contains("[erased]");
        assertThat(told(held)).contains("CANARY-statement");
        assertThat(unread(open)).isNotNull();
        assertThat(unread(closed)).isNull();
        assertThat(retention(Instant.now().plus(KEPT).plus(Duration.ofDays(1))).run())
                .isZero();

        assertThat(service.post(
                                "ERASURE/law",
                                "/internal/erasures",
                                "{\"person\": \"BUYER/li\", \"cases\": [\"" + held + "\"], \"why\": \"request 7\"}")
                        .json()
                        .path("kept")
                        .toString())
                .contains(held);
        assertThat(told(held)).contains("CANARY-statement");
        String complaint = Wire.json()
                .writeValueAsString(Samples.complaint())
                .replace("\"O-1\"", "\"O-of-wang\"")
                .replace("\"buyer\":\"li\"", "\"buyer\":\"wang\"");
        assertThat(service.post("BUYER/wang", "/api/cases", complaint).status()).isEqualTo(201);
        RunningCaseService.Reply others = service.post(
                "ERASURE/law", "/internal/erasures", "{\"person\": \"BUYER/wang\", \"why\": \"request 8\"}");
        assertThat(others.status()).as(others.body()).isEqualTo(200);
        assertThat(others.body()).as("what is held of others").doesNotContain(held);

        assertThat(lift(path)).isEqualTo(204);
        assertThat(lift(path)).isEqualTo(404);
        assertThat(retention(Instant.now().plus(KEPT).plus(Duration.ofDays(1))).run())
                .isOne();
        assertThat(told(held)).doesNotContain("CANARY-statement");
        assertThat(told(open)).contains("CANARY-statement");
    }

    @Test
    void sparesACaseThatIsHeldMeanwhileAndErasesItAfterThat() {
        String late = closed("O-late");
        Instant now = Instant.now().plus(KEPT).plus(Duration.ofDays(1));
        Retention overtaken = retention(() -> {
            put("ERASURE/law", "/internal/holds/" + late);
            return now;
        });

        overtaken.run();
        assertThat(told(late)).contains("CANARY-statement");
        assertThat(lift("/internal/holds/" + late)).isEqualTo(204);
        retention(now).run();
        assertThat(told(late)).doesNotContain("CANARY-statement");
    }

    @Test
    void sparesACaseThatIsHeldBeforeABrokenErasureGoesOn() {
        String found = closed("O-found");
        put("ERASURE/law", "/internal/holds/" + found);
        bean(ErasureLog.class)
                .add(new Erasure(
                        "er-broken",
                        new Actor(Role.BUYER, "li"),
                        List.of(found),
                        "request 9",
                        "law",
                        Instant.now(),
                        List.of()));

        bean(Erasures.class).goOn();

        assertThat(told(found)).contains("CANARY-statement");
        assertThat(lift("/internal/holds/" + found)).isEqualTo(204);
        assertThat(bean(ErasureLog.class).untold(10)).isEmpty();
        assertThat(service.get("ERASURE/law", "/internal/erasures?person=BUYER/li")
                        .json()
                        .path("erasures")
                        .valueStream()
                        .filter(each -> each.path("id").asString().equals("er-broken"))
                        .map(each -> each.path("kept").toString()))
                .containsExactly("[\"" + found + "\"]");
    }

    private static Retention retention(Instant now) {
        return retention(() -> now);
    }

    private static Retention retention(InstantSource time) {
        return new Retention(
                bean(CaseQueue.class),
                bean(SeenCases.class),
                bean(TextEncryption.class),
                bean(Erasures.class),
                bean(LegalHolds.class),
                time,
                KEPT);
    }

    private static <T> T bean(Class<T> type) {
        return service.beans(type).iterator().next();
    }

    private static Integer unread(String caseId) {
        QueueQuery query = new QueueQuery(
                null, null, null, null, null, caseId, QueueQuery.Sort.DUE, null, 10, QueueQuery.Only.ANY);
        return bean(CaseQueue.class).page(query, WANG).cases().getFirst().unread();
    }

    private static String told(String caseId) {
        return service.get("SELLER/shop", "/api/cases/" + caseId + "/events").body();
    }

    private static int put(String actor, String path) {
        return service.send(service.request(actor, path)
                        .header("Content-Type", "application/json")
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"why\": \"court 9\"}"))
                        .build())
                .status();
    }

    private static int lift(String path) {
        return service.post("ERASURE/law", path + "/lift", "{\"why\": \"it is over\"}")
                .status();
    }

    private static String closed(String order) {
        String caseId = service.complaint(order);
        service.post("BUYER/li", "/api/cases/" + caseId + "/withdraw-complaint", "{}");
        await().atMost(PATIENCE)
                .until(() -> bean(CaseQueue.class).closedSince(Instant.now().plus(KEPT), List.of(), 100).stream()
                        .anyMatch(old -> old.caseId().equals(caseId)));
        return caseId;
    }
}
