package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ballcourt.standalone.ServicesApart.CASES;
import static org.ballcourt.standalone.ServicesApart.EVIDENCE;
import static org.ballcourt.standalone.ServicesApart.NOTICES;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ballcourt.contracts.Order;
import org.ballcourt.platformstub.PlatformStub;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A dispute goes through the four services over a broker at which each has a password and rights of its own. */
class SecuredServicesIT {
    @TempDir
    private Path folder;

    @Test
    void goesThroughWithRightsForNothingElse() throws Exception {
        try (EmbeddedStore store = EmbeddedStore.inMemory();
                PlatformStub platform = PlatformStub.start(0, "sesame");
                SecuredBroker broker = SecuredBroker.open(folder.resolve("kafka"));
                ServicesApart services = new ServicesApart(folder, service -> settings(service, store, broker))) {
            services.startAll(Stream.concat(
                            ServicesApart.shortPolicy(folder).stream(),
                            Stream.of(
                                    "--ballcourt.orders.url=" + platform.url(),
                                    "--ballcourt.orders.token=sesame",
                                    "--ballcourt.payments.url=" + platform.url(),
                                    "--ballcourt.payments.token=sesame"))
                    .toList());

            describeTogetherWhatIsFrozen(services);

            String exhibit = until(() -> services.upload("BUYER/li", "CHAT_LOG", "noise.txt", "the motor screams"), 201)
                    .path("evidenceId")
                    .asString();
            Map<String, Object> complaint = Complaints.about("li", "O-1");
            platform.orders()
                    .put(Wire.json().treeToValue(Wire.json().valueToTree(complaint.get("order")), Order.class));
            String id = until(() -> services.post("BUYER/li", CASES, "/api/cases", complaint, "file"), 201)
                    .path("caseId")
                    .asString();
            seen(() -> services.get("SELLER/shop", NOTICES, "/api/inbox"), id);
            Map<String, String> shown = Map.of("evidence", exhibit);
            until(() -> services.post("BUYER/li", CASES, "/api/cases/" + id + "/submit-evidence", shown, "show"), 200);
            seen(() -> services.get("SELLER/shop", EVIDENCE, "/api/cases/" + id + "/evidence"), exhibit);
            seen(() -> services.get("BUYER/li", CASES, "/api/cases/" + id + "/events"), "DutyLapsed");
        }
    }

    /** Each has its own password; the topics are made by the first that starts. */
    private static List<String> settings(String service, EmbeddedStore store, SecuredBroker broker) {
        Stream<String> settings = Stream.of(
                "--springdoc.api-docs.enabled=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--ballcourt.kafka.provision-topics=" + service.equals(CASES));
        return Stream.concat(settings, broker.arguments(service)).toList();
    }

    /** Each describes its own part as it is frozen, word for word as the description of the whole does. */
    private static void describeTogetherWhatIsFrozen(ServicesApart services) throws Exception {
        JsonNode whole = ApiContractIT.frozen("ballcourt").get("paths");
        Set<String> told = new TreeSet<>();
        for (String service : services.all()) {
            JsonNode described =
                    Wire.json().readTree(services.ask(service, "/v3/api-docs").body());
            ApiContractIT.holds(service, described);
            described.get("paths").properties().forEach(path -> {
                told.add(path.getKey());
                assertThat(path.getValue()).as(service + " " + path.getKey()).isEqualTo(whole.get(path.getKey()));
            });
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(whole.propertyNames());
    }

    private static void seen(Question question, String text) {
        await().atMost(2, TimeUnit.MINUTES)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(question.ask().body()).contains(text));
    }

    private interface Question {
        HttpResponse<String> ask() throws Exception;
    }

    /** Asks again while a service is not there yet. */
    private static JsonNode until(Question question, int status) {
        HttpResponse<String> answer =
                await().atMost(2, TimeUnit.MINUTES).until(question::ask, response -> response.statusCode() != 503);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return Wire.json().readTree(answer.body());
    }
}
