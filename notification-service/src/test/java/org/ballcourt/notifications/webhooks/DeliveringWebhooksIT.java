package org.ballcourt.notifications.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.notifications.webhooks.Receiver.Answer;
import org.ballcourt.notifications.webhooks.Webhook.Wish;
import org.ballcourt.notifications.webhooks.WebhookDeliveries.Place;
import org.ballcourt.notifications.webhooks.WebhookDelivery.State;
import org.ballcourt.notifications.webhooks.WebhookQueue.CaseNews;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** On a real store, with receivers that answer as they are told and clocks that are set. */
class DeliveringWebhooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant BEGIN = Instant.parse("2026-11-02T10:00:00Z");
    private static final Actor SELLER = new Actor(Role.SELLER, "juicehaus");
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Actor SUPERVISOR = new Actor(Role.SUPERVISOR, "gao");
    private static final Answer TAKEN = new Answer(200, null, null, 3);
    private static final Answer FAILED = new Answer(500, null, null, 3);

    private static EmbeddedStore store;
    private static MongoClient client;
    private static final AtomicInteger writes = new AtomicInteger();
    private static volatile Runnable beforeHolding;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();
    private volatile Function<String, Answer> answers = _ -> TAKEN;
    private volatile Instant now = BEGIN;
    private volatile Instant machine = BEGIN;
    private WebhookCourier.Stores stores;
    private WebhookQueue queue;
    private WebhookWorker worker;

    @BeforeAll
    static void openStore() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(store.uri()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        Runnable before = beforeHolding;
                        if (before != null && event.getCommand().toString().contains("held")) {
                            beforeHolding = null;
                            before.run();
                        }
                        if (event.getCommandName().equals("update")) {
                            writes.addAndGet(
                                    event.getCommand().getArray("updates").size());
                        }
                    }
                })
                .build());
    }

    @AfterAll
    static void closeStore() {
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() {
        MongoDatabase database = client.getDatabase("webhooks");
        database.drop();
        stores = new WebhookCourier.Stores(
                new WebhookRepository(database),
                new WebhookLanes(database, () -> now, () -> machine),
                new WebhookDeliveries(database));
        queue = new WebhookQueue(stores.webhooks(), stores.lanes());
        worker = worker();
    }

    private WebhookWorker worker() {
        WebhookCourier.Surroundings around = new WebhookCourier.Surroundings(
                () -> now,
                () -> machine,
                RandomGenerator.getDefault(),
                new SimpleMeterRegistry(),
                (webhook, why) -> told.add(webhook.owner() + " " + why));
        WebhookCourier courier = new WebhookCourier(
                stores, this::shown, this::receive, ReceiverAddressesTest.settings(false, List.of()), around);
        return new WebhookWorker(courier, () -> now, () -> machine);
    }

    /** Every case has odd events for everybody and even ones for the seller alone; strangers see none. */
    private Optional<ShownEvents.Page> shown(long from, String caseId, Actor reader) {
        if (!Set.of(SELLER, BUYER, SUPERVISOR).contains(reader)) {
            return Optional.empty();
        }
        long last = newest.getOrDefault(caseId, 0L);
        List<ShownEvents.Item> items = new ArrayList<>();
        for (long seq = from; seq <= last; seq++) {
            if (seq % 2 == 1 || reader.equals(SELLER)) {
                JsonNode event = Wire.json().readTree("{\"caseId\":\"" + caseId + "\",\"seq\":" + seq + "}");
                Stage stage = seq < 3 ? Stage.NEGOTIATION : Stage.EVIDENCE;
                items.add(new ShownEvents.Item(
                        seq, seq == 1 ? "ComplaintFiled" : "StatementAdded", now.toString(), stage, event));
            }
        }
        return Optional.of(new ShownEvents.Page(caseId, Reason.QUALITY_DEFECT, last, last, items));
    }

    private Answer receive(URI url, Map<String, String> head, byte[] body) {
        JsonNode data =
                Wire.json().readTree(new String(body, StandardCharsets.UTF_8)).path("data");
        String message = url.getHost() + " " + data.path("caseId").asString() + ":"
                + data.path("seq").asLong();
        heard.add(message);
        headers.add(head);
        return answers.apply(message);
    }

    private Webhook webhook(Actor owner, String host) {
        return webhook(owner, new Wish("https://" + host + "/", Set.of(), Set.of(), Set.of()));
    }

    private Webhook webhook(Actor owner, Wish wish) {
        return stores.webhooks().add(owner, wish, now);
    }

    private void happens(String caseId, long seq) {
        newest.put(caseId, seq);
        queue.enter(List.of(new CaseNews(caseId, seq, now, Set.of(SELLER, BUYER))));
    }

    private void settle() {
        await().atMost(PATIENCE).until(() -> {
            worker.round();
            return worker.isIdle();
        });
    }

    private void passes(String time) {
        now = now.plus(Duration.parse(time));
        machine = machine.plus(Duration.parse(time));
    }

    @Test
    void tellsOwnersWhatTheySeeInTheOrderOfTheCase() {
        webhook(SELLER, "seller");
        webhook(BUYER, "buyer");
        webhook(new Actor(Role.SELLER, "other"), "other");
        webhook(SUPERVISOR, "platform");
        for (long seq = 1; seq <= 4; seq++) {
            happens("c-1", seq);
        }
        settle();
        assertThat(heardBy("seller")).containsExactly("c-1:1", "c-1:2", "c-1:3", "c-1:4");
        assertThat(heardBy("buyer")).containsExactly("c-1:1", "c-1:3");
        assertThat(heardBy("platform")).containsExactly("c-1:1", "c-1:3");
        assertThat(heardBy("other")).isEmpty();
    }

    @Test
    void saysNothingTwiceWhenEventsComeTwiceOrFromTheBeginning() {
        webhook(SELLER, "seller");
        happens("c-1", 1);
        happens("c-1", 2);
        happens("c-2", 1);
        settle();
        queue.enter(List.of(
                new CaseNews("c-1", 1, now, Set.of(SELLER)),
                new CaseNews("c-1", 2, now, Set.of(SELLER)),
                new CaseNews("c-2", 1, now, Set.of(SELLER)),
                new CaseNews("c-3", 1, now, Set.of(SELLER))));
        newest.put("c-3", 1L);
        settle();
        assertThat(heard).containsExactlyInAnyOrder("seller c-1:1", "seller c-1:2", "seller c-2:1", "seller c-3:1");
    }

    @Test
    void doesNotForgetANewerEventForAnOlderOneThatComesAgain() {
        webhook(SELLER, "seller");
        happens("c-1", 1);
        happens("c-1", 5);
        queue.enter(List.of(new CaseNews("c-1", 3, now, Set.of(SELLER))));
        assertThat(stores.lanes().due(Set.of(), 1)).singleElement().satisfies(lane -> {
            assertThat(lane.next()).isOne();
            assertThat(lane.due()).isEqualTo(5);
        });
    }

    /** As where the notices are folded anew: one write for each lane, one more for those that are known. */
    @Test
    void entersThousandsOfKnownEventsAtOnce() {
        webhook(SELLER, "seller");
        List<CaseNews> news = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            for (long seq = 10; seq >= 1; seq--) {
                news.add(new CaseNews("c-" + i, seq, now, Set.of(SELLER)));
            }
        }
        queue.enter(news);
        writes.set(0);
        queue.enter(news);
        assertThat(writes.get()).isLessThanOrEqualTo(400);
        assertThat(stores.lanes().due(Set.of(), 1000)).hasSize(200).allSatisfy(lane -> {
            assertThat(lane.next()).isOne();
            assertThat(lane.due()).isEqualTo(10);
        });
    }

    @Test
    void losesNothingWhereTwoEnterALaneAtOnce() throws Exception {
        Webhook webhook = webhook(SELLER, "seller");
        for (int i = 0; i < 100; i++) {
            String caseId = "c-" + i;
            Thread older = Thread.ofVirtual()
                    .start(() -> stores.lanes().enter(List.of(new WebhookLanes.News(webhook.id(), caseId, 1))));
            stores.lanes().enter(List.of(new WebhookLanes.News(webhook.id(), caseId, 2)));
            older.join();
        }
        assertThat(stores.lanes().due(Set.of(), 1000))
                .hasSize(100)
                .allSatisfy(lane -> assertThat(lane.due()).isEqualTo(2));
    }

    @Test
    void tellsOfNothingThatTookEffectBeforeItWasThere() {
        happens("c-1", 1);
        passes("PT1S");
        webhook(SELLER, "seller");
        queue.enter(List.of(new CaseNews("c-1", 1, BEGIN, Set.of(SELLER))));
        settle();
        assertThat(heard).isEmpty();
        happens("c-1", 2);
        settle();
        assertThat(heard).containsExactly("seller c-1:2");
    }

    @Test
    void triesAgainLaterAndHoldsUpNothingButTheCase() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = message -> message.endsWith("c-1:1") ? FAILED : TAKEN;
        happens("c-1", 1);
        happens("c-1", 2);
        happens("c-2", 1);
        settle();
        assertThat(heard).containsExactlyInAnyOrder("seller c-1:1", "seller c-2:1");
        assertThat(worker.nextDue()).contains(BEGIN.plusSeconds(5));
        passes("PT4S");
        settle();
        assertThat(heard).hasSize(2);
        answers = _ -> TAKEN;
        passes("PT1S");
        settle();
        assertThat(heard).hasSize(4).endsWith("seller c-1:1", "seller c-1:2");
        assertThat(Set.copyOf(idsOf("seller c-1:1"))).hasSize(1);
        assertThat(idsOf("seller c-1:2")).doesNotContainAnyElementsOf(idsOf("seller c-1:1"));
        assertThat(stores.webhooks().find(webhook.id()).orElseThrow().failingSince())
                .isNull();
    }

    @Test
    void laysAsideWhatIsNeverTakenAndGoesOn() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = message -> message.endsWith("c-1:1") ? FAILED : TAKEN;
        happens("c-1", 1);
        happens("c-1", 2);
        settle();
        passes("PT5S");
        settle();
        passes("PT5M");
        settle();
        assertThat(heardBy("seller")).containsExactly("c-1:1", "c-1:1", "c-1:1", "c-1:2");
        List<WebhookDelivery> parked = stores.deliveries().of(webhook.id(), State.PARKED, null, 10);
        assertThat(parked).singleElement().satisfies(delivery -> {
            assertThat(delivery.seq()).isOne();
            assertThat(delivery.attempts()).isEqualTo(3);
            assertThat(delivery.answers()).extracting(answer -> answer.status()).containsExactly(500, 500, 500);
        });
        answers = _ -> TAKEN;
        stores.lanes().resend(webhook.id(), "c-1", 1, 2);
        settle();
        assertThat(heardBy("seller")).endsWith("c-1:1", "c-1:2");
        assertThat(stores.deliveries().of(webhook.id(), State.PARKED, null, 10)).isEmpty();
        assertThat(Set.copyOf(idsOf("seller c-1:1"))).hasSize(1);
    }

    /** An event before it that the owner does not see, or does not want, is no attempt. */
    @Test
    void countsTheAttemptsOfAnEventBehindHiddenOnes() {
        webhook(SELLER, new Wish("https://seller/", Set.of("StatementAdded"), Set.of(), Set.of()));
        answers = _ -> FAILED;
        happens("c-1", 1);
        happens("c-1", 2);
        settle();
        passes("PT5S");
        settle();
        passes("PT5M");
        settle();
        passes("P1D");
        settle();
        assertThat(heardBy("seller")).containsExactly("c-1:2", "c-1:2", "c-1:2");
    }

    @Test
    void filtersByTypeReasonAndStage() {
        webhook(SELLER, new Wish("https://type/", Set.of("ComplaintFiled"), Set.of(), Set.of()));
        webhook(SELLER, new Wish("https://reason/", Set.of(), Set.of(Reason.FRAUD), Set.of()));
        webhook(SELLER, new Wish("https://stage/", Set.of(), Set.of(Reason.QUALITY_DEFECT), Set.of(Stage.EVIDENCE)));
        for (long seq = 1; seq <= 3; seq++) {
            happens("c-1", seq);
        }
        settle();
        assertThat(heard).containsExactlyInAnyOrder("type c-1:1", "stage c-1:3");
    }

    /** What was sent by somebody who died before it was noted is sent again, with the same id. */
    @Test
    void repeatsWithTheSameIdWhatADeadSenderLeft() {
        webhook(SELLER, "seller");
        answers = _ -> {
            throw new AssertionError("killed");
        };
        happens("c-1", 1);
        worker.round();
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> heard.size() == 1);
        answers = _ -> TAKEN;
        worker = worker();
        settle();
        assertThat(heard).hasSize(1);
        machine = machine.plus(Duration.ofMinutes(2));
        settle();
        assertThat(heard).containsExactly("seller c-1:1", "seller c-1:1");
        assertThat(Set.copyOf(idsOf("seller c-1:1"))).hasSize(1);
    }

    @Test
    void asksNoMoreWhoIsGoneAndSaysSoOnce() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = _ -> new Answer(410, null, null, 3);
        happens("c-1", 1);
        settle();
        happens("c-2", 1);
        settle();
        passes("P1D");
        settle();
        assertThat(heard).containsExactly("seller c-1:1");
        assertThat(Set.copyOf(told)).containsExactly(SELLER + " GONE");
        assertThat(stores.webhooks().find(webhook.id()).orElseThrow().why()).isEqualTo(Webhook.Disabled.GONE);
        answers = _ -> TAKEN;
        stores.webhooks().enable(stores.webhooks().find(webhook.id()).orElseThrow(), now);
        stores.lanes().letGo(webhook.id());
        settle();
        assertThat(heard).containsExactly("seller c-1:1", "seller c-1:1");
    }

    @Test
    void disablesWhoFailsForDaysAndSaysSo() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = _ -> FAILED;
        for (int day = 1; day <= 6; day++) {
            happens("c-" + day, 1);
            settle();
            passes("P1D");
        }
        assertThat(Set.copyOf(told)).containsExactly(SELLER + " FAILING");
        assertThat(stores.webhooks().find(webhook.id()).orElseThrow().why()).isEqualTo(Webhook.Disabled.FAILING);
        int before = heard.size();
        happens("c-7", 1);
        settle();
        assertThat(heard).hasSize(before);
    }

    @Test
    void restsAsLongAsTheReceiverAsks() {
        webhook(SELLER, "seller");
        webhook(BUYER, "buyer");
        answers = message -> message.startsWith("seller") ? new Answer(429, null, Duration.ofMinutes(10), 3) : TAKEN;
        happens("c-1", 1);
        settle();
        answers = _ -> TAKEN;
        happens("c-2", 1);
        passes("PT9M");
        settle();
        assertThat(heardBy("seller")).containsExactly("c-1:1");
        assertThat(heardBy("buyer")).containsExactly("c-1:1", "c-2:1");
        passes("PT1M");
        settle();
        assertThat(heardBy("seller")).containsExactlyInAnyOrder("c-1:1", "c-1:1", "c-2:1");
    }

    @Test
    void letsNobodyWaitForASlowReceiver() throws Exception {
        webhook(SELLER, "slow");
        webhook(BUYER, "quick");
        CountDownLatch waits = new CountDownLatch(1);
        answers = message -> {
            if (message.startsWith("slow")) {
                SocketReceiverTest.awaitQuietly(waits);
            }
            return TAKEN;
        };
        for (int i = 1; i <= 20; i++) {
            happens("c-" + i, 1);
        }
        await().atMost(PATIENCE).until(() -> {
            worker.round();
            return heardBy("quick").size() == 20;
        });
        assertThat(heardBy("slow")).hasSize(2);
        waits.countDown();
        settle();
        assertThat(heardBy("slow")).hasSize(20);
    }

    /** Two instances see the same lanes. */
    @Test
    void sendsOnceThoughTwoInstancesLook() {
        webhook(SELLER, "seller");
        WebhookWorker other = worker();
        for (int i = 1; i <= 30; i++) {
            happens("c-" + i, 1);
        }
        await().atMost(PATIENCE).until(() -> {
            Thread one = Thread.ofVirtual().start(worker::round);
            other.round();
            one.join();
            return worker.isIdle() && other.isIdle();
        });
        assertThat(heard).hasSize(30).doesNotHaveDuplicates();
    }

    /** Whoever was slow notes nothing once another has taken over. */
    @Test
    void movesALaneForWhoeverClaimedItLast() {
        Webhook webhook = webhook(SELLER, "seller");
        happens("c-1", 1);
        WebhookLane seen = stores.lanes().due(Set.of(), 1).getFirst();
        WebhookLane slow = stores.lanes().claim(seen, machine.plusSeconds(60)).orElseThrow();
        assertThat(stores.lanes().claim(slow, machine.plusSeconds(60))).isEmpty();
        machine = machine.plusSeconds(61);
        assertThat(stores.lanes().claim(seen, machine.plusSeconds(60))).isEmpty();
        WebhookLane other = stores.lanes().claim(slow, machine.plusSeconds(60)).orElseThrow();
        assertThat(stores.lanes().advance(slow, 2, Instant.EPOCH)).isFalse();
        assertThat(stores.lanes().advance(other, 2, Instant.EPOCH)).isTrue();
        settle();
        assertThat(heard).isEmpty();
        stores.lanes().resend(webhook.id(), "c-1", 1, 1);
        assertThat(stores.lanes().advance(other, 2, Instant.EPOCH)).isFalse();
    }

    @Test
    void signsWithTheOldSecretForADay() {
        Webhook webhook = webhook(SELLER, "seller");
        stores.webhooks().rotate(webhook, now, Duration.ofDays(1)).orElseThrow();
        happens("c-1", 1);
        settle();
        passes("P1D");
        happens("c-2", 1);
        settle();
        assertThat(headers)
                .extracting(head -> head.get("webhook-signature").split(" ").length)
                .containsExactly(2, 1);
    }

    @Test
    void signsWithTheNewestSecretAndTheOneBeforeHoweverOftenItIsRotated() {
        Webhook webhook = webhook(SELLER, "seller");
        for (int i = 0; i < 5; i++) {
            stores.webhooks().rotate(found(webhook), now, Duration.ofDays(1)).orElseThrow();
        }
        happens("c-1", 1);
        settle();
        assertThat(headers)
                .extracting(head -> head.get("webhook-signature").split(" ").length)
                .containsExactly(2);
    }

    @Test
    void tellsNoSecretThatAnotherRotationTookAway() {
        Webhook webhook = webhook(SELLER, "seller");
        String told = stores.webhooks().rotate(webhook, now, Duration.ofDays(1)).orElseThrow();
        assertThat(stores.webhooks().rotate(webhook, now, Duration.ofDays(1))).isEmpty();
        assertThat(found(webhook).newestSecret()).isEqualTo(told);
    }

    @Test
    void holdsNothingOfAWebhookThatIsEnabledMeanwhile() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = _ -> new Answer(410, null, null, 3);
        happens("c-1", 1);
        settle();
        answers = _ -> TAKEN;
        passes("PT5S");
        beforeHolding = () -> {
            stores.webhooks().enable(found(webhook), now);
            stores.lanes().letGo(webhook.id());
        };
        settle();
        assertThat(beforeHolding).isNull();
        assertThat(heard).containsExactly("seller c-1:1", "seller c-1:1");
    }

    /** Of several attempts at once one succeeded, after all others had begun. */
    @Test
    void disablesNobodyWhoHasTakenSomethingMeanwhile() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = _ -> FAILED;
        happens("c-1", 1);
        settle();
        passes("P6D");
        answers = _ -> {
            stores.webhooks().succeeded(webhook.id());
            return FAILED;
        };
        happens("c-2", 1);
        settle();
        assertThat(found(webhook).isActive()).isTrue();
        assertThat(told).isEmpty();
    }

    @Test
    void disablesNobodyWhoWasEnabledMeanwhile() {
        Webhook webhook = webhook(SELLER, "seller");
        answers = _ -> {
            stores.webhooks().enable(found(webhook), now.plusSeconds(1));
            return new Answer(410, null, null, 3);
        };
        happens("c-1", 1);
        settle();
        assertThat(found(webhook).isActive()).isTrue();
        assertThat(told).isEmpty();
    }

    /** The platform has the last word. */
    @Test
    void isNotEnabledByWhoHadSeenItDisabledForSomethingElse() {
        Webhook webhook = webhook(SELLER, "seller");
        stores.webhooks().disable(webhook, Webhook.Disabled.GONE);
        Webhook gone = found(webhook);
        stores.webhooks().disableByPlatform(webhook.id());
        assertThat(stores.webhooks().enable(gone, now)).isFalse();
        assertThat(stores.webhooks().disable(webhook, Webhook.Disabled.GONE)).isFalse();
        assertThat(found(webhook).why()).isEqualTo(Webhook.Disabled.BY_PLATFORM);
    }

    @Test
    void showsEachDeliveryOnceThoughSeveralWereTriedAtTheSameTime() {
        Webhook webhook = webhook(SELLER, "seller");
        for (int i = 1; i <= 5; i++) {
            happens("c_" + i, 1);
        }
        settle();
        List<String> seen = new ArrayList<>();
        List<WebhookDelivery> page = stores.deliveries().of(webhook.id(), null, null, 2);
        while (!page.isEmpty()) {
            page.forEach(delivery -> seen.add(delivery.caseId()));
            Place last = Place.parse(Place.of(page.getLast()).toString());
            page = stores.deliveries().of(webhook.id(), null, last, 2);
        }
        assertThat(seen).containsExactly("c_5", "c_4", "c_3", "c_2", "c_1");
    }

    private Webhook found(Webhook webhook) {
        return stores.webhooks().find(webhook.id()).orElseThrow();
    }

    @Test
    void waitsForACaseServiceThatDoesNotAnswer() {
        webhook(SELLER, "seller");
        happens("c-1", 2);
        newest.put("c-1", 1L);
        worker.round();
        await().atMost(PATIENCE).until(worker::isIdle);
        assertThat(heard).isEmpty();
        newest.put("c-1", 2L);
        settle();
        assertThat(heard).isEmpty();
        machine = machine.plusSeconds(5);
        settle();
        assertThat(heard).containsExactly("seller c-1:2");
    }

    @Test
    void forgetsWhatIsErasedButNotWhatCameLater() {
        Webhook old = webhook(SELLER, "old");
        happens("c-1", 1);
        settle();
        passes("PT1H");
        Webhook later = webhook(SELLER, "later");
        stores.removeFrom(SELLER, now.minusSeconds(1));
        assertThat(stores.webhooks().find(old.id())).isEmpty();
        assertThat(stores.webhooks().find(later.id())).isPresent();
        assertThat(stores.deliveries().of(old.id(), null, null, 10)).isEmpty();
        happens("c-1", 3);
        settle();
        assertThat(heardBy("old")).containsExactly("c-1:1");
        assertThat(heardBy("later")).containsExactly("c-1:3");
    }

    private List<String> heardBy(String host) {
        return heard.stream()
                .filter(message -> message.startsWith(host + " "))
                .map(message -> message.substring(host.length() + 1))
                .toList();
    }

    private List<String> idsOf(String message) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < heard.size(); i++) {
            if (heard.get(i).equals(message)) {
                ids.add(headers.get(i).get("webhook-id"));
            }
        }
        return ids;
    }
}
