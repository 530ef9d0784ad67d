package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.scenarios.Product;
import org.ballcourt.standalone.Collector.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command brings about can be followed to every consumer, over the log, the relay and Kafka, and nothing that people wrote is told on the way. */
class TracesIT {
    /** Who follows the case-service's events. */
    private static final Set<String> FOLLOWERS = Set.of("case-queue", "case-standing", "clocks", "evidence", "notices");

    /** Ids, and words of a fixed vocabulary. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "caseId",
            "commandId",
            "command",
            "type",
            "group",
            "topic",
            "channel",
            "notices",
            "result",
            "method",
            "status",
            "outcome",
            "uri",
            "exception");

    @TempDir
    Path temp;

    @Test
    void followsACommandFromTheRequestToEveryConsumerAndTellsNothingThatPeopleWrote() throws Exception {
        try (Collector collector = new Collector();
                ProductUnderTest product = ProductUnderTest.start(temp, starter(collector), options());
                Product doors = new People(product.base()).product()) {
            String caseId = CanaryDispute.file(doors);
            CanaryDispute.liveThrough(new People(doors), caseId);
            CanaryDispute.goWrong(doors, caseId);
            doors.settle();

            await().atMost(5, TimeUnit.MINUTES)
                    .untilAsserted(() -> assertFollowed(collector.spansOf(CanaryDispute.TRACE), caseId));
            await().atMost(5, TimeUnit.MINUTES).untilAsserted(() -> assertLapseFollowed(collector, caseId));
            assertThat(collector.requests())
                    .noneMatch(request -> request.toUpperCase(Locale.ROOT).contains(CanaryDispute.CANARY));
            assertThat(collector.spans())
                    .allSatisfy(span -> assertThat(ATTRIBUTES)
                            .as(span.toString())
                            .containsAll(span.attributes().keySet()));
        }
    }

    private ProcessBuilder starter(Collector collector) {
        ProcessBuilder starter = new ProcessBuilder(ProductUnderTest.java("org.ballcourt.standalone.Ballcourt"));
        starter.environment().put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT", collector.endpoint());
        starter.environment().put("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_SCHEDULE_DELAY", "200ms");
        starter.environment().put("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "1.0");
        return starter;
    }

    private String[] options() {
        return new String[] {
            "--empty",
            "--port",
            "0",
            "--kafka-port",
            "0",
            "--store-port",
            "0",
            "--data",
            temp.resolve("data").toString()
        };
    }

    private static void assertFollowed(List<Seen> trace, String caseId) {
        Seen request = one(trace, CanaryDispute.SENDER, "http post /api/cases");
        Seen command = one(trace, request.id(), "command FileComplaint");
        assertThat(command.attributes()).containsEntry("caseId", caseId).containsEntry("commandId", "filed-1");
        assertRelayed(trace, command, caseId);
    }

    /** Of the clocks' own accord: sent over Kafka, handled like any other command. */
    private static void assertLapseFollowed(Collector collector, String caseId) {
        Seen lapse = collector.spans().stream()
                .filter(span -> span.name().equals("command LapseDuty"))
                .filter(span -> caseId.equals(span.attributes().get("caseId")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no lapse among " + names(collector.spans())));
        List<Seen> trace = collector.spansOf(lapse.trace());
        Seen sent = one(trace, "", "send ballcourt.case.commands.v1");
        Seen handled = one(trace, sent.id(), "case-commands handle");
        assertThat(lapse.parent()).isEqualTo(handled.id());
        assertRelayed(trace, lapse, caseId);
    }

    /** At the first of what the command brought about. */
    private static void assertRelayed(List<Seen> trace, Seen command, String caseId) {
        Seen relayed = below(trace, command.id(), "relay").findFirst().orElseThrow(() -> missing("relay", trace));
        assertThat(relayed.attributes()).containsEntry("caseId", caseId).containsKey("type");
        Set<String> followers = trace.stream()
                .filter(span ->
                        span.parent().equals(relayed.id()) && span.name().endsWith(" apply"))
                .map(span -> span.attributes().get("group"))
                .collect(Collectors.toSet());
        assertThat(followers).as("%s", trace).containsAll(FOLLOWERS);
        Seen notices = one(trace, relayed.id(), "notices apply");
        one(trace, notices.id(), "notices tell");
    }

    private static Seen one(List<Seen> trace, String parent, String name) {
        List<Seen> found = below(trace, parent, name).toList();
        if (found.size() != 1) {
            throw missing(name, trace);
        }
        return found.getFirst();
    }

    private static Stream<Seen> below(List<Seen> trace, String parent, String name) {
        return trace.stream()
                .filter(span -> span.parent().equals(parent) && span.name().equals(name));
    }

    private static AssertionError missing(String name, List<Seen> trace) {
        return new AssertionError("not one " + name + " where it belongs, in " + trace);
    }

    private static Set<String> names(List<Seen> spans) {
        return spans.stream().map(Seen::name).collect(Collectors.toSet());
    }
}
