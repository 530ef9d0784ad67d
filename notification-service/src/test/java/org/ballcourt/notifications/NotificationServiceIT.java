package org.ballcourt.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.SENIOR;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.lapsed;
import static org.ballcourt.notifications.Stories.opens;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.ballcourt.broker.embedded.EmbeddedBroker;
import org.ballcourt.consumer.IdleCheck;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Penalty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.StandingChanged;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.notifications.deliveries.MongoDeliveryLog;
import org.ballcourt.notifications.policies.CaseServiceStub;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.servicekit.testkit.HostileRequests;
import org.ballcourt.servicekit.testkit.Refusals;
import org.ballcourt.servicekit.testkit.Refusals.Call;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Records;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service: case events in over Kafka, inboxes over HTTP, mail over SMTP. */
class NotificationServiceIT {
    private static final SigningKey KEY = SigningKey.fresh();
    private static final SigningKey CLOCKS = SigningKey.fresh();
    private static final Actor SUPERVISOR = new Actor(Role.SUPERVISOR, "gao");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static EmbeddedStore store;
    private static GreenMail mail;
    private static CaseServiceStub cases;
    private static KafkaProducer<String, String> producer;
    private static ConfigurableApplicationContext service;
    private static InboxClient client;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.open(folder.resolve("kafka"), 0);
        store = EmbeddedStore.inMemory();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        cases = new CaseServiceStub("cn-marketplace", "Europe/Brussels");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            admin.createTopics(Stream.of(
                                    Topics.CASE_EVENTS,
                                    Topics.CASE_SNAPSHOTS,
                                    Topics.ESCALATION_EVENTS,
                                    Topics.STANDING_EVENTS,
                                    Topics.NOTIFICATION_EVENTS,
                                    Topics.PARKED)
                            .map(topic -> new NewTopic(topic, Optional.of(2), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrap()), new StringSerializer(), new StringSerializer());
        service = SpringApplication.run(
                NotificationServiceApplication.class,
                "--server.port=0",
                "--ballcourt.limits.per-second=0",
                "--ballcourt.auth.secret=" + InboxClient.SECRET,
                "--ballcourt.mongo.allow-embedded=true",
                "--ballcourt.mongo.uri=" + store.uri(),
                "--ballcourt.kafka.bootstrap=" + broker.bootstrap(),
                "--ballcourt.cases.url=" + cases.url(),
                "--ballcourt.events.keys=" + KEY.verifying().base64(),
                "--ballcourt.escalation.keys=" + CLOCKS.verifying().base64(),
                "--ballcourt.mail.host=127.0.0.1",
                "--ballcourt.mail.starttls=false",
                "--ballcourt.inbox.url=https://disputes.example",
                "--ballcourt.mail.port=" + mail.getSmtp().getPort());
        client = new InboxClient(service.getEnvironment().getProperty("local.server.port", Integer.class));
        settle();
    }

    @AfterAll
    static void stop() {
        Awaitility.reset();
        service.close();
        producer.close();
        mail.stop();
        cases.close();
        store.close();
        broker.close();
    }

    @Test
    void putsNoticesIntoInboxesInTheLanguageOfTheReader() throws Exception {
        Actor seller = seller("speaks");
        publish(complaint("case-speaks", seller).events());
        settle();
        JsonNode english = only(client.inbox(seller, "", null));
        JsonNode chinese = only(client.inbox(seller, "", "zh-CN,zh;q=0.9,en;q=0.8"));
        assertThat(english.path("template").asString()).isEqualTo("complaint-filed");
        assertThat(english.path("caseId").asString()).isEqualTo("case-speaks");
        assertThat(english.path("seq").asLong()).isOne();
        assertThat(Instant.parse(english.path("at").asString())).isEqualTo(NOW);
        assertThat(english.path("subject").asString()).startsWith("A buyer has filed a complaint");
        assertThat(chinese.path("subject").asString()).startsWith("买家发起了投诉");
        assertThat(client.put(seller, "{\"language\":\"zh\"}").statusCode()).isEqualTo(200);
        assertThat(only(client.inbox(seller, "", null)).path("subject").asString())
                .startsWith("买家");
        assertThat(only(client.inbox(seller, "", "en")).path("subject").asString())
                .startsWith("A buyer");
        assertThat(client.inbox(BUYER, "", null).path("notices")).isEmpty();
    }

    @Test
    void tellsTimesInTheZoneOfTheMarketAndClausesByTheirWordsInInboxAndMail() throws Exception {
        Actor seller = seller("reads-times");
        assertThat(client.put(seller, "{\"email\":\"times@example.org\",\"language\":\"zh\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.nobody(linkTo("times@example.org")).statusCode()).isEqualTo(200);
        mail.purgeEmailFromAllMailboxes();
        publish(complaint("case-times", seller).events());
        settle();
        assertThat(only(client.inbox(seller, "", "en")).path("body").asString())
                .contains("(Brussels time)", "The rule: Silence opens the door.")
                .doesNotContain("Beijing time", "silence.answer-claim");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(mailTo("times@example.org")).isEqualTo(1));
        assertThat(mail.getReceivedMessages())
                .anySatisfy(message -> assertThat(message.getContent())
                        .asString()
                        .contains("（布鲁塞尔时间）", "规则：逾期即介入。")
                        .doesNotContain("北京时间"));
    }

    @Test
    void streamsNoticesAsTheyComeAndGoesOnWhereAReaderStopped() throws Exception {
        Actor seller = seller("follows");
        publish(complaint("case-follows-1", seller).events());
        settle();
        String last = only(client.inbox(seller, "", null)).path("id").asString();
        try (Stream<String> lines = client.follow(seller, null).body()) {
            publish(complaint("case-follows-2", seller).events());
            assertThat(firstNotice(lines).path("caseId").asString()).isEqualTo("case-follows-2");
        }
        try (Stream<String> lines = client.follow(seller, last).body()) {
            JsonNode notice = firstNotice(lines);
            assertThat(notice.path("caseId").asString()).isEqualTo("case-follows-2");
            assertThat(notice.path("subject").asString()).startsWith("A buyer has filed a complaint");
        }
    }

    @Test
    void refusesStreamsThatMakeNoSenseAndTooMany() throws Exception {
        Actor seller = seller("follows-much");
        assertThat(client.follow(seller, "bm8").statusCode()).isEqualTo(400);
        assertThat(client.get(seller, "/api/inbox/stream?caseId=x", null).statusCode())
                .isEqualTo(400);
        List<HttpResponse<Stream<String>>> open = new ArrayList<>();
        for (int n = 0; n < 10; n++) {
            open.add(client.follow(seller, null));
        }
        assertThat(open).allMatch(answer -> answer.statusCode() == 200);
        assertThat(client.follow(seller, null).statusCode()).isEqualTo(429);
        open.forEach(answer -> answer.body().close());
    }

    private static JsonNode firstNotice(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:"))
                .findFirst()
                .map(line -> Wire.json().readTree(line.substring("data:".length())))
                .orElseThrow();
    }

    @Test
    void remembersWhatWasRead() throws Exception {
        Actor seller = seller("reads");
        publish(complaint("case-reads", seller).events());
        settle();
        String id = only(client.inbox(seller, "", null)).path("id").asString();
        assertThat(client.read(seller("other"), id).statusCode()).isEqualTo(404);
        assertThat(client.read(seller, "bm8").statusCode()).isEqualTo(404);
        assertThat(client.inbox(seller, "?unread=true", null).path("notices")).hasSize(1);
        assertThat(client.read(seller, id).statusCode()).isEqualTo(204);
        assertThat(client.inbox(seller, "?unread=true", null).path("notices")).isEmpty();
        assertThat(only(client.inbox(seller, "", null)).path("read").asBoolean())
                .isTrue();
    }

    @Test
    void mailsNothingButTheQuestionToWhomNobodyConfirmed() throws Exception {
        Actor seller = seller("unasked");
        assertThat(client.put(seller, "{\"email\":\"unasked@example.org\"}").body())
                .contains("\"confirmed\":false");
        assertThat(mailTo("unasked@example.org")).isEqualTo(1);
        publish(complaint("case-unasked", seller).events());
        settle();
        assertThat(mailTo("unasked@example.org")).isEqualTo(1);
        assertThat(client.nobody("/api/inbox/address/confirm?token=x").statusCode())
                .isEqualTo(404);

        String link = linkTo("unasked@example.org");
        assertThat(client.put(seller, "{\"email\":\"other@example.org\"}").statusCode())
                .isEqualTo(200);
        assertThat(client.nobody(link).statusCode()).isEqualTo(404);
    }

    @Test
    void asksNobodyWithoutEnd() throws Exception {
        Actor seller = seller("asks");
        for (int i = 0; i < 10; i++) {
            assertThat(client.put(seller, "{\"email\":\"victim@example.org\"}").statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = client.put(seller, "{\"email\":\"victim@example.org\"}");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("3600");
        assertThat(mailTo("victim@example.org")).isEqualTo(10);
    }

    @Test
    void fillsNoMailboxForSeveralPersonsTogether() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(client.put(seller("together-" + i), "{\"email\":\"shared@example.org\"}")
                            .statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(client.put(seller("together-10"), "{\"email\":\"Shared@Example.org\"}")
                            .statusCode())
                    .isEqualTo(429);
        }
        assertThat(client.put(seller("together-10"), "{\"email\":\"own@example.org\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private static String linkTo(String address) throws Exception {
        for (var message : mail.getReceivedMessages()) {
            if (message.getAllRecipients()[0].toString().equals(address)) {
                String body = message.getContent().toString();
                Matcher link = Pattern.compile("/api/inbox/address/confirm\\?token=[\\w.-]+")
                        .matcher(body);
                return link.find() ? link.group() : body;
            }
        }
        throw new AssertionError("no mail to " + address);
    }

    @Test
    void mailsOnceAlsoWhenEventsComeTwice() throws Exception {
        Actor seller = seller("mailed");
        String address = "{\"email\":\"mailed@example.org\",\"language\":\"zh\"}";
        assertThat(client.put(seller, address).statusCode()).isEqualTo(200);
        assertThat(client.nobody(linkTo("mailed@example.org")).statusCode()).isEqualTo(200);
        assertThat(client.put(seller, address).body()).contains("\"confirmed\":true");
        mail.purgeEmailFromAllMailboxes();
        List<RecordedEvent> events = complaint("case-mailed", seller).events();
        publish(events);
        publish(events);
        settle();
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(mailTo("mailed@example.org")).isEqualTo(1));
        publish(events);
        settle();
        assertThat(mailTo("mailed@example.org")).isEqualTo(1);
    }

    @Test
    void showsSupervisorsWhatTheDeskWasTold() throws Exception {
        Duty late = duty("d1", DutyKind.RULE, SENIOR, Consequence.PROVISIONAL_CREDIT);
        publish(EventChain.of("case-late")
                .at(NOW)
                .then(BUYER, filed(opens(late)))
                .then(Actor.SYSTEM, lapsed(late))
                .events());
        settle();
        assertThat(client.inbox(SUPERVISOR, "", null)
                        .path("notices")
                        .valueStream()
                        .filter(notice -> notice.path("caseId").asString().equals("case-late"))
                        .map(notice -> notice.path("recipient").asString() + " "
                                + notice.path("template").asString()))
                .containsExactly("SUPERVISOR/desk senior-late");
        assertThat(templates(SENIOR, "case-late")).containsExactlyInAnyOrder("your-turn", "duty-missed");
    }

    @Test
    void remindsOnceWhileTheDutyIsOpen() throws Exception {
        Actor seller = seller("reminded");
        publish(complaint("case-reminded", seller).events());
        remind("case-reminded", "d1", 50);
        remind("case-reminded", "d1", 50);
        remind("case-reminded", "d1", 80);
        settle();
        assertThat(templates(seller, "case-reminded"))
                .containsExactlyInAnyOrder("complaint-filed", "reminder", "reminder");
    }

    private static ProducerRecord<String, String> signed(StandingChanged change) {
        String value = Records.write(change);
        String hash = RecordHash.of(Topics.STANDING_EVENTS, change.of(), value.getBytes(StandardCharsets.UTF_8));
        ProducerRecord<String, String> record = new ProducerRecord<>(Topics.STANDING_EVENTS, change.of(), value);
        String seal = EventSeal.sign(List.of(hash), KEY).getFirst();
        record.headers().add(CloudEvents.SIGNATURE, seal.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    @Test
    void tellsASellerOnceOfEachRung() throws Exception {
        Actor seller = seller("rung");
        StandingChanged reached = new StandingChanged(
                seller + "#1", seller.toString(), NOW, null, Penalty.WARNING, 6, "BC-7", "cn-marketplace-2026-02");
        StandingChanged lost = new StandingChanged(
                seller + "#2", seller.toString(), NOW, Penalty.WARNING, null, 0, null, "cn-marketplace-2026-02");
        for (StandingChanged change : List.of(reached, reached, lost)) {
            producer.send(signed(change)).get();
        }
        StandingChanged forged = new StandingChanged(
                seller + "#3", seller.toString(), NOW, null, Penalty.REMOVAL, 48, "BC-8", "cn-marketplace-2026-02");
        producer.send(new ProducerRecord<>(Topics.STANDING_EVENTS, forged.of(), Records.write(forged)))
                .get();
        settle();

        assertThat(templates(seller, "BC-8")).as("nobody signed it").isEmpty();

        assertThat(templates(seller, "BC-7")).containsExactly("standing-changed");
        assertThat(templates(seller, seller.toString())).containsExactly("standing-changed");
        assertThat(client.inbox(seller, "", "en")
                        .path("notices")
                        .valueStream()
                        .map(notice -> notice.path("subject").asString()))
                .containsExactlyInAnyOrder(
                        "Your standing changed: warning", "Your standing changed: no measure applies any more");
    }

    @Test
    void waitsForTheEventsOfTheCaseThatAReminderIsAbout() throws Exception {
        Actor seller = seller("early");
        remind("case-early", "d1", 50);
        IdleCheck reminders = idleCheck("notice-reminders");
        await().atMost(Duration.ofMinutes(2)).during(Duration.ofMillis(700)).until(() -> !reminders.isIdle());
        publish(complaint("case-early", seller).events());
        settle();
        assertThat(templates(seller, "case-early")).containsExactlyInAnyOrder("complaint-filed", "reminder");
    }

    @Test
    void doesNotRemindOfADutyThatWasDone() throws Exception {
        Actor seller = seller("done");
        Duty answer = duty("d1", DutyKind.ANSWER_CLAIM, seller, Consequence.INTERVENTION_OPENS);
        publish(complaint("case-done", seller)
                .then(Actor.SYSTEM, lapsed(answer))
                .events());
        settle();
        remind("case-done", "d1", 80);
        settle();
        assertThat(templates(seller, "case-done")).containsExactlyInAnyOrder("complaint-filed", "duty-missed");
    }

    @Test
    void goesOnAfterAReminderThatCannotBeRead() throws Exception {
        Actor seller = seller("garbage");
        publish(complaint("case-garbage", seller).events());
        producer.send(new ProducerRecord<>(Topics.ESCALATION_EVENTS, "case-garbage", "{not json"))
                .get();
        producer.send(new ProducerRecord<>(Topics.ESCALATION_EVENTS, "case-garbage", "{\"type\":\"ReminderDue\"}"))
                .get();
        remind("case-garbage", "d1", 50);
        settle();
        assertThat(templates(seller, "case-garbage")).contains("reminder");
    }

    @Test
    void announcesWhatWasDeliveredWithoutItsText() throws Exception {
        Actor seller = seller("announced");
        publish(complaint("case-announced", seller).events());
        settle();
        List<String> told = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "t", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.NOTIFICATION_EVENTS));
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals("case-announced")) {
                        told.add(record.value());
                    }
                });
                return !told.isEmpty();
            });
        }
        JsonNode event = Wire.json().readTree(told.getFirst());
        assertThat(event.path("type").asString()).isEqualTo("NoticeDelivered");
        assertThat(event.path("recipient").asString()).isEqualTo(seller.toString());
        assertThat(event.path("template").asString()).isEqualTo("complaint-filed");
        assertThat(told.getFirst()).doesNotContain("榨汁机", "899.00");
    }

    @Test
    void leadsThroughPagesOfAnInbox() throws Exception {
        Actor seller = seller("pages");
        EventChain history = complaint("case-pages", seller);
        for (int i = 0; i < 4; i++) {
            history.then(BUYER, new CaseEvent.StatementAdded(null, Audience.ALL, BallChange.NONE));
        }
        publish(history.events());
        settle();
        JsonNode first = client.inbox(seller, "?limit=3", null);
        JsonNode second =
                client.inbox(seller, "?limit=3&cursor=" + first.path("cursor").asString(), null);
        assertThat(Stream.of(first, second)
                        .flatMap(page -> page.path("notices").valueStream())
                        .map(notice -> notice.path("seq").asInt()))
                .containsExactly(5, 4, 3, 2, 1);
        assertThat(second.has("cursor")).isFalse();
        assertThat(client.inbox(seller, "?since=" + NOW.plusSeconds(1), null).path("notices"))
                .isEmpty();
    }

    @Test
    void takesAnAddressOnlyWhereMailGoesToExactlyThatMailbox() throws Exception {
        Actor owner = seller("mailbox");
        for (String email : List.of("a+b@example.com", "O'Neil_1%x@mail.example.co", "x@xn--fsqu00a.xn--fiqs8s")) {
            assertThat(client.put(owner, "{\"email\":\"" + email + "\"}").statusCode())
                    .as(email)
                    .isEqualTo(200);
        }
        for (String email : List.of(
                "\u0276ictim@example.com",
                "用户@例子.中国",
                "\\ud83d@b.cn",
                "a@b@c.cn",
                "a\\u0000@b.cn",
                "a@b.cn\\n",
                "\\\"a b\\\"@b.cn",
                "@b.cn",
                "a@")) {
            HttpResponse<String> answer = client.put(owner, "{\"email\":\"" + email + "\"}");
            assertThat(answer.statusCode()).as(email).isEqualTo(400);
            assertThat(fields(answer)).containsExactly("email");
        }
        assertThat(client.put(owner, "{\"email\":\"shop@b\u00fccher.example\"}").body())
                .contains("shop@xn--bcher-kva.example");
        assertThat(client.get(owner, "/api/inbox/address", null).body()).contains("x@xn--fsqu00a.xn--fiqs8s");
    }

    @Test
    void namesEveryFaultAtOnce() throws Exception {
        HttpResponse<String> query =
                client.get(SELLER, "/api/inbox?since=yesterday&unread=maybe&limit=0&cursor=x", "zh");
        assertThat(query.statusCode()).isEqualTo(400);
        assertThat(fields(query)).containsExactlyInAnyOrder("since", "unread", "limit", "cursor");
        HttpResponse<String> address = client.put(
                SELLER, "{\"email\":\"x@example.org\\r\\nBcc: y@example.org\",\"language\":\"fr\",\"phone\":1}");
        assertThat(address.statusCode()).isEqualTo(400);
        assertThat(fields(address)).containsExactlyInAnyOrder("email", "language", "phone");
        assertThat(client.put(SELLER, "[]").statusCode()).isEqualTo(400);
        assertThat(client.put(SELLER, "{").statusCode()).isEqualTo(400);
        assertThat(client.put(SELLER, "{\"email\":7}").statusCode()).isEqualTo(400);
        assertThat(client.get(SELLER, "/api/inbox/address", null).body()).isEqualTo("{}");
    }

    @Test
    void givesANobodyAnEmptyInboxAndNoAddress() throws Exception {
        assertThat(client.nobody("/api/inbox").body()).isEqualTo("{\"notices\":[]}");
        assertThat(client.nobody("/api/inbox/address").statusCode()).isEqualTo(403);
    }

    @Test
    void showsSupervisorsWhatCouldNotBeMailedAndTriesItAgain() throws Exception {
        Actor seller = seller("bounces");
        MongoDeliveryLog deliveries = service.getBean(MongoDeliveryLog.class);
        publish(complaint("case-bounces", seller).events());
        settle();
        String id = String.join(":", "case-bounces", "1", seller.toString(), "MAIL", "complaint-filed");
        deliveriesIn("FAILED", id);

        assertThat(client.get(seller, "/api/inbox/failed", null).statusCode()).isEqualTo(403);
        JsonNode found = Wire.json()
                .readTree(client.get(SUPERVISOR, "/api/inbox/failed", null).body())
                .path("notices");
        JsonNode notice = found.valueStream()
                .filter(one -> one.path("caseId").asString().equals("case-bounces"))
                .findFirst()
                .orElseThrow();
        assertThat(notice.path("recipient").asString()).isEqualTo(seller.toString());
        String retry =
                "/api/inbox/failed/retry?why=mended&id=" + notice.path("id").asString();
        assertThat(client.post(seller, retry).statusCode()).isEqualTo(403);
        assertThat(client.post(SUPERVISOR, "/api/inbox/failed/retry?why=x&id=bm8")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.post(SUPERVISOR, retry).body())
                .contains(notice.path("id").asString());
        settle();
        assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(DeliveryState.NO_ADDRESS);
        assertThat(client.post(SUPERVISOR, retry).statusCode()).isEqualTo(404);
    }

    private static void deliveriesIn(String state, String id) {
        service.getBean("noticeDatabase", MongoDatabase.class)
                .getCollection("deliveries")
                .updateOne(Filters.eq("_id", id), Updates.set("state", state));
    }

    @Test
    void tellsCallersOfTheirFaultsAtEveryEndpointAndRingsNoAlarm() {
        new HostileRequests(service, InboxClient.SECRET).send();
    }

    @Test
    void turnsAwayWithAFullProblemInEveryLanguage() throws Exception {
        Refusals service = new Refusals(client.port(), InboxClient.SECRET);
        service.refuses(Call.of("GET", "/nowhere", "BUYER"), 404, "NOT_FOUND");
        service.refuses(Call.of("DELETE", "/api/inbox", "BUYER"), 405, "METHOD_NOT_ALLOWED");
        service.refuses(Call.of("GET", "/api/inbox", null), 401, "UNAUTHENTICATED");
        service.refuses(Call.of("GET", "/internal/anything", "BUYER"), 403, "FORBIDDEN");
        service.refuses(Call.of("GET", "/api%2Finbox", "BUYER"), 400, "MALFORMED");
        service.refuses(Call.json("PUT", "/api/inbox/address", "BUYER", "{"), 400, "MALFORMED");
        service.refuses(Call.of("GET", "/api/inbox/address", "STRANGER"), 403, "NOT_YOUR_ROLE");
        assertThat(service.refuses(Call.of("POST", "/api/inbox/bm8/read", "BUYER"), 404, "NOT_FOUND")
                        .path("detail")
                        .asString())
                .isEqualTo("There is no such thing.");
    }

    private static Actor seller(String name) {
        return new Actor(Role.SELLER, name);
    }

    private static EventChain complaint(String caseId, Actor seller) {
        CaseEvent.ComplaintFiled filed =
                filed(opens(duty("d1", DutyKind.ANSWER_CLAIM, seller, Consequence.INTERVENTION_OPENS)));
        return EventChain.of(caseId)
                .at(NOW)
                .then(
                        BUYER,
                        new CaseEvent.ComplaintFiled(
                                filed.buyer(),
                                seller.id(),
                                filed.order(),
                                filed.reason(),
                                filed.remedy(),
                                filed.amount(),
                                filed.statement(),
                                filed.priorContacts(),
                                false,
                                filed.policy(),
                                filed.ball()));
    }

    private static void publish(List<RecordedEvent> events) {
        for (RecordedEvent event : events) {
            ProducerRecord<String, String> record =
                    new ProducerRecord<>(Topics.CASE_EVENTS, event.caseId(), Wire.payload(event.event()));
            CloudEvents.headers(event)
                    .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
            String seal = EventSeal.sign(List.of(event.hash()), KEY).getFirst();
            record.headers().add(CloudEvents.SIGNATURE, seal.getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        }
        producer.flush();
    }

    private static void remind(String caseId, String dutyId, int share) {
        String value = """
                {"type":"ReminderDue","id":"%s:%s:%d","caseId":"%s","at":"%s","dutyId":"%s","duty":"ANSWER_CLAIM",\
                "holder":"SELLER","dueAt":"%s","share":%d}""".formatted(caseId, dutyId, share, caseId, NOW, dutyId, NOW.plusSeconds(3600), share);
        ProducerRecord<String, String> record = new ProducerRecord<>(Topics.ESCALATION_EVENTS, caseId, value);
        String hash = RecordHash.of(record.topic(), caseId, value.getBytes(StandardCharsets.UTF_8));
        String seal = EventSeal.sign(List.of(hash), CLOCKS).getFirst();
        record.headers().add(CloudEvents.SIGNATURE, seal.getBytes(StandardCharsets.UTF_8));
        producer.send(record);
        producer.flush();
    }

    /** As GET /api/test/settled does. */
    private static void settle() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.getBeansOfType(IdleCheck.class).values().stream()
                        .allMatch(IdleCheck::isIdle));
    }

    private static IdleCheck idleCheck(String group) {
        return service.getBeansOfType(IdleCheck.class).values().stream()
                .filter(quiet -> quiet.name().endsWith(group))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> templates(Actor reader, String caseId) throws Exception {
        return client.inbox(reader, "", null)
                .path("notices")
                .valueStream()
                .filter(notice -> notice.path("caseId").asString().equals(caseId))
                .map(notice -> notice.path("template").asString())
                .toList();
    }

    private static JsonNode only(JsonNode inbox) {
        assertThat(inbox.path("notices")).hasSize(1);
        return inbox.path("notices").get(0);
    }

    private static List<String> fields(HttpResponse<String> problem) {
        return Wire.json()
                .readTree(problem.body())
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString())
                .toList();
    }

    private static long mailTo(String address) throws Exception {
        long count = 0;
        for (var message : mail.getReceivedMessages()) {
            count += message.getAllRecipients()[0].toString().equals(address) ? 1 : 0;
        }
        return count;
    }
}
