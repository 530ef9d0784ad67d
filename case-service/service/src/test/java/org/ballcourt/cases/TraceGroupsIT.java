package org.ballcourt.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ballcourt.cases.RunningCaseService.Reply;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TraceFiguresChanged;
import org.ballcourt.contracts.records.TraceGroupDecided;
import org.ballcourt.contracts.records.TraceGroupOpened;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups of cases over a running service, a real store and a real broker. */
class TraceGroupsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SUPERVISOR = "SUPERVISOR/gao";
    private static final String GROUPS = "/api/trace-groups";
    private static RunningCaseService service;
    private static List<String> cases;
    private static String group;

    @BeforeAll
    static void start() {
        service = new RunningCaseService();
        cases = List.of(injured("li", "B-7"), injured("wen", "B-7"));
        group = awaitGroup("B-7");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String injured(String buyer, String batch) {
        ObjectNode complaint = Wire.json().valueToTree(Samples.complaint());
        complaint.put("reason", "INJURY_OR_ALLERGY");
        ((ObjectNode) complaint.get("order"))
                .put("orderId", "O-" + buyer + "-" + batch)
                .put("buyer", buyer)
                .put("signedAt", Instant.now().minus(Duration.ofDays(3)).toString())
                .put("batch", batch)
                .put("lot", "lot-" + buyer)
                .put("maker", "acme");
        Reply filed = service.post("BUYER/" + buyer, "/api/cases", complaint.toString());
        assertThat(filed.status()).as(filed.body()).isEqualTo(201);
        assertThat(filed.json().at("/case/order/batch").stringValue()).isEqualTo(batch);
        return filed.json().get("caseId").stringValue();
    }

    private static String awaitGroup(String batch) {
        return await().atMost(PATIENCE)
                .until(
                        () -> service.get(SUPERVISOR, GROUPS)
                                .json()
                                .get("groups")
                                .valueStream()
                                .filter(one ->
                                        batch.equals(one.at("/goods/batch").asString("")))
                                .map(one -> one.get("id").stringValue())
                                .findFirst()
                                .orElse(""),
                        id -> !id.isEmpty());
    }

    /** Two cases of a batch of their own. */
    private static String grouped(String batch) {
        injured(batch + "-one", batch);
        injured(batch + "-two", batch);
        return awaitGroup(batch);
    }

    @Test
    void showsSupervisorsTheGroupWithItsCases() {
        double before = looks();
        Reply seen = service.get(SUPERVISOR, GROUPS + "/" + group);

        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        assertThat(seen.json().at("/group/state").stringValue()).isEqualTo("OPEN");
        assertThat(seen.json().at("/group/rule").stringValue()).isEqualTo("INJURED_BY_BATCH");
        assertThat(seen.json().at("/group/figures/counted").intValue()).isEqualTo(2);
        assertThat(seen.json().at("/group/proposed").toString())
                .isEqualTo("[\"STOP_SALE\",\"RECALL\",\"REPORT_TO_REGULATOR\"]");
        assertThat(seen.json()
                        .get("members")
                        .valueStream()
                        .map(member -> member.get("caseId").stringValue()))
                .containsExactlyInAnyOrderElementsOf(cases);
        assertThat(looks()).as("the group and each of its cases").isEqualTo(before + 3);
        assertThat(service.get(SUPERVISOR, GROUPS + "?state=OPEN&limit=1")
                        .json()
                        .get("groups")
                        .size())
                .isEqualTo(1);
    }

    private static double looks() {
        return service
                .beans(MeterRegistry.class)
                .iterator()
                .next()
                .find("ballcourt.audited.reads")
                .tag("what", "trace-group")
                .counters()
                .stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void countsGroupsByStateForOperators() {
        MeterRegistry meters = service.beans(MeterRegistry.class).iterator().next();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(meters.get("ballcourt.trace.groups")
                                .tag("state", "OPEN")
                                .gauge()
                                .value())
                        .isPositive());
        assertThat(meters.get("ballcourt.trace.oldest.open").gauge().value()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUYER/li", "SELLER/shop", "AGENT/wang", "SENIOR/lu", "REVIEWER/qi", "CARRIER/fastship"})
    void isForSupervisorsAlone(String actor) {
        for (String path : List.of(GROUPS, GROUPS + "/" + group, GROUPS + "/TG-none-1")) {
            Reply refused = service.get(actor, path);
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body()).doesNotContain("TG-", "B-7", "acme");
        }
        assertThat(service.post(actor, GROUPS + "/" + group + "/decision", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void tellsThoseWhoseCaseItIsThatThereIsAGroupAndNothingOfIt() {
        for (String actor : List.of("BUYER/li", "SELLER/shop", "AGENT/wang")) {
            Reply seen = service.get(actor, "/api/cases/" + cases.getFirst());
            assertThat(seen.json().at("/partOfGroup").booleanValue()).as(actor).isTrue();
            assertThat(seen.body())
                    .as(actor)
                    .doesNotContain(group, "TG-", "INJURED_BY_BATCH", "STOP_SALE", "wen", cases.getLast());
            assertThat(service.get(actor, "/api/cases/" + cases.getFirst() + "/events")
                            .body())
                    .doesNotContain("TG-", "wen", "partOfGroup");
        }
        assertThat(service.get("BUYER/wen", "/api/cases/" + cases.getFirst()).status())
                .isEqualTo(404);
        String alone = injured("he", "B-8");
        assertThat(service.get("BUYER/he", "/api/cases/" + alone).json().has("partOfGroup"))
                .isFalse();
    }

    @Test
    void publishesWhatBecomesOfAGroupInOrderUnderItsKey() {
        String decided = grouped("B-9");
        injured("third", "B-9");
        await().atMost(PATIENCE).until(() -> published(decided).size() == 2);
        Reply answer = decides(decided, "{\"decision\":\"DECLINED\",\"reasons\":\"三个买家互相认识\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> published(decided).size() >= 3);

        List<TraceEvent> events = published(decided);
        assertThat(events.stream().map(Object::getClass).distinct().toList())
                .isEqualTo(List.of(TraceGroupOpened.class, TraceFiguresChanged.class, TraceGroupDecided.class));
        assertThat(events).extracting(TraceEvent::seq).isSorted();
        assertThat(((TraceGroupDecided) events.getLast()).reasons().subject()).isEqualTo(SUPERVISOR);
        assertThat(service.get("BUYER/B-9-one", "/api/cases?limit=10").body()).doesNotContain("DECLINED");
    }

    private static List<TraceEvent> published(String id) {
        List<TraceEvent> events = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", service.bootstrap()),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.partitionsFor(Topics.TRACE_EVENTS).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(id)) {
                        events.add(Records.readAny(TraceEvent.class, record.value())
                                .orElseThrow());
                    }
                });
            }
        }
        return events;
    }

    private static Reply decides(String id, String body) {
        return service.post(SUPERVISOR, GROUPS + "/" + id + "/decision", body);
    }

    @Test
    void decidesOnceAndWithReasons() {
        String own = grouped("B-10");
        String approval = "{\"decision\":\"APPROVED\",\"measures\":[\"RECALL\",\"STOP_SALE\",\"RECALL\"],"
                + "\"reasons\":\"两人受伤，立即停售并召回\"}";
        Reply noReason = decides(own, approval.replace("两人受伤，立即停售并召回", "ok"));
        assertThat(noReason.status()).isEqualTo(422);
        assertThat(noReason.json().get("code").stringValue()).isEqualTo("REASON_MISSING");
        Reply ownCase = service.post("SUPERVISOR/B-10-one", GROUPS + "/" + own + "/decision", approval);
        assertThat(ownCase.status()).isEqualTo(409);
        assertThat(ownCase.json().get("code").stringValue()).isEqualTo("OWN_CASE");

        Reply first = decides(own, approval);
        assertThat(first.json().at("/decision/measures").toString()).isEqualTo("[\"RECALL\",\"STOP_SALE\"]");
        assertThat(first.json().at("/decision/by").stringValue()).isEqualTo(SUPERVISOR);
        Reply second = decides(own, approval);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().get("code").stringValue()).isEqualTo("GROUP_DECIDED");
        assertThat(decides("TG-none-1", approval).status()).isEqualTo(404);
        assertThat(service.get(SUPERVISOR, GROUPS + "?state=APPROVED")
                        .json()
                        .get("groups")
                        .valueStream()
                        .map(one -> one.get("id").stringValue()))
                .contains(own);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                      | decision reasons
            []                                                                      | (body) decision reasons
            {"decision":"MAYBE","measures":["SHRUG"],"reasons":5,"more":1}          | more decision measures.0 reasons
            {"decision":"APPROVED","reasons":"  "}                                  | measures reasons
            {"decision":"APPROVED","measures":[],"reasons":"一二三四五"}               | measures
            {"decision":"APPROVED","measures":"RECALL","reasons":"一二三四五"}         | measures
            {"decision":"APPROVED","measures":["RECALL",7,null],"reasons":"一二三四五"} | measures.1 measures.2
            {"decision":"DECLINED","measures":["RECALL"],"reasons":"一二三四五"}       | measures
            {"decision":["DECLINED"],"reasons":{}}                                  | decision reasons
            """)
    void refusesWhatItDoesNotUnderstandWithAllItsFaults(String body, String fields) {
        Reply refused = decides(group, body);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").stringValue())
                        .distinct())
                .containsExactlyInAnyOrder(Stream.of(fields.split(" "))
                        .map(field -> field.equals("(body)") ? "" : field)
                        .toArray(String[]::new));
        JsonNode after = service.get(SUPERVISOR, GROUPS + "/" + group).json();
        assertThat(after.at("/group/state").stringValue()).isEqualTo("OPEN");
        assertThat(after.at("/group/version").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?state=WHO", "?limit=0", "?limit=101", "?limit=x", "?cursor=%25", "?state=WHO&limit=0"})
    void refusesWrongQuestions(String query) {
        Reply refused = service.get(SUPERVISOR, GROUPS + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").size()).isEqualTo(query.split("&").length);
    }
}
