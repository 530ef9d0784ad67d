package org.ballcourt.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.TokenMint;
import org.ballcourt.servicekit.testkit.HostileRequests;
import org.ballcourt.servicekit.testkit.Refusals;
import org.ballcourt.servicekit.testkit.Refusals.Call;
import org.ballcourt.wire.EventChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs alone, seen from outside. */
class EscalationServiceIT {
    @TempDir
    private static Path folder;

    private static Surroundings world;
    private static ServletWebServerApplicationContext service;
    private static TokenMint mint;

    @BeforeAll
    static void start() throws Exception {
        world = new Surroundings(folder.resolve("kafka"));
        Map<String, String> properties = world.properties();
        mint = new TokenMint(properties.get("ballcourt.auth.secret"));
        SpringApplication application = new SpringApplication(EscalationServiceApplication.class);
        application.setDefaultProperties(Map.of("management.endpoints.web.exposure.include", "health,info,prometheus"));
        service = (ServletWebServerApplicationContext) application.run(properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new));
        Actor wang = new Actor(Role.AGENT, "wang");
        Actor chen = new Actor(Role.AGENT, "chen");
        world.happens(EventChain.of("c")
                .then(wang, new HandedOff(wang, chen, HandOffReason.WRONG_QUEUE, List.of(), true, BallChange.NONE))
                .events());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.getBean(EscalationScheduler.class).isIdle());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.getBean(CaseSubscription.class).caughtUp());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        world.close();
    }

    @Test
    void showsThePlatformHowOftenItsDesksPassedCasesOn() throws Exception {
        HttpResponse<String> answer = get("/api/desk/hand-offs", "SUPERVISOR");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {"desks":[{"desk":"AGENT","handOffs":1,"empty":1,"fixedOwners":0},
                          {"desk":"SENIOR","handOffs":0,"empty":0,"fixedOwners":0},
                          {"desk":"REVIEWER","handOffs":0,"empty":0,"fixedOwners":0},
                          {"desk":"SUPERVISOR","handOffs":0,"empty":0,"fixedOwners":0}]}"""));
    }

    @Test
    void showsThatToNobodyElse() throws Exception {
        assertThat(get("/api/desk/hand-offs", "BUYER").statusCode()).isEqualTo(403);
        assertThat(get("/api/desk/hand-offs", "BUYER").body()).contains("NOT_YOUR_ROLE");
        assertThat(get("/api/desk/hand-offs", "STRANGER").statusCode()).isEqualTo(403);
        assertThat(get("/api/desk/hand-offs", null).statusCode()).isEqualTo(401);
    }

    @Test
    void tellsCallersOfTheirFaultsAtEveryEndpointAndRingsNoAlarm() {
        new HostileRequests(service, world.properties().get("ballcourt.auth.secret")).send();
    }

    @Test
    void turnsAwayWithAFullProblemInEveryLanguage() throws Exception {
        Refusals refusals = new Refusals(
                service.getWebServer().getPort(), world.properties().get("ballcourt.auth.secret"));
        refusals.refuses(Call.of("GET", "/nowhere", "AGENT"), 404, "NOT_FOUND");
        refusals.refuses(Call.json("POST", "/api/desk/hand-offs", "AGENT", "{"), 405, "METHOD_NOT_ALLOWED");
        refusals.refuses(Call.of("GET", "/api/desk/hand-offs", null), 401, "UNAUTHENTICATED");
        refusals.refuses(Call.of("GET", "/internal/anything", "AGENT"), 403, "FORBIDDEN");
        refusals.refuses(Call.of("GET", "/api%2Fdesk", "AGENT"), 400, "MALFORMED");
        refusals.refuses(Call.of("GET", "/api/desk/hand-offs", "BUYER"), 403, "NOT_YOUR_ROLE");
    }

    @Test
    void showsItsMetersUnderTheirNames() throws Exception {
        assertThat(get("/actuator/prometheus", null).body())
                .contains("ballcourt_clock_lateness_seconds_bucket")
                .contains("ballcourt_clock_open_duties{kind=\"RULE\"")
                .contains("ballcourt_clock_overdue ")
                .contains("ballcourt_worker_failures{worker=\"escalation-deadlines\"} 0.0")
                .contains("ballcourt_worker_last_success_age_seconds{worker=\"escalation-replies\"}")
                .contains("ballcourt_worker_running_seconds{worker=\"escalation-heartbeat\"}")
                .contains("ballcourt_clock_stopped 0.0")
                .contains("ballcourt_lapses_sent_total{kind=\"RULE\"")
                .contains("ballcourt_reminders_total ")
                .contains("ballcourt_handoffs{desk=\"AGENT\"} 1.0");
    }

    private static HttpResponse<String> get(String path, String role) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + service.getWebServer().getPort() + path));
        if (role != null) {
            request.header("Authorization", "Bearer " + mint.token("x", List.of(role), Duration.ofMinutes(5)));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
