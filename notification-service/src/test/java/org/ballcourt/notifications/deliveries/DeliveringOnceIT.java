package org.ballcourt.notifications.deliveries;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.BUYER;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;
import static org.ballcourt.notifications.Stories.duty;
import static org.ballcourt.notifications.Stories.filed;
import static org.ballcourt.notifications.Stories.opens;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.FoldBatch;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.messaging.NoticeErasure;
import org.ballcourt.notifications.messaging.NoticeFold;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.notifications.webhooks.WebhookCourier;
import org.ballcourt.notifications.webhooks.WebhookDeliveries;
import org.ballcourt.notifications.webhooks.WebhookLanes;
import org.ballcourt.notifications.webhooks.WebhookRepository;
import org.ballcourt.store.embedded.StoreInMemory;
import org.ballcourt.wire.Records;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The delivery log under repeated, replayed and interrupted events. */
class DeliveringOnceIT {
    @AutoClose
    private static final StoreInMemory STORE = new StoreInMemory();

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MongoDatabase database;
    private MongoDeliveryLog deliveries;
    private AddressBook addresses;
    private Instant now = FILED;

    @BeforeEach
    void empty() {
        database = STORE.client().getDatabase("ballcourt_notices");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
        addresses = new MongoAddressBook(database, () -> now);
    }

    @Test
    void tellsEachReaderOfAnEventOnceHoweverOftenItComes() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        NoticeFold fold = fold(true);
        Document first = fold.apply(new Document(), complaint());
        fold.apply(new Document(), complaint());
        fold.apply(first, closing());
        fold.apply(first, closing());
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "case-1:1:SELLER/CANARY-juicehaus:INBOX:complaint-filed SENT",
                        "case-1:1:SELLER/CANARY-juicehaus:MAIL:complaint-filed PENDING",
                        "case-1:2:SELLER/CANARY-juicehaus:INBOX:case-closed SENT",
                        "case-1:2:SELLER/CANARY-juicehaus:MAIL:case-closed PENDING",
                        "case-1:2:BUYER/CANARY-li:INBOX:case-closed SENT",
                        "case-1:2:BUYER/CANARY-li:MAIL:case-closed NO_ADDRESS");
        assertThat(meters.counter("ballcourt.notifications.deliveries", "channel", "INBOX", "state", "SENT")
                        .count())
                .isEqualTo(3);
        assertThat(inboxDelays()).isEqualTo(3);
    }

    @Test
    void saysTheSameOfManyEventsTogetherAndOnlyWhenTheyAreWritten() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        Document first = fold(true).apply(new Document(), complaint());
        fold(true).apply(first, closing());
        List<String> alone = lines();
        deliveries.collection().drop();
        FoldBatch together = fold(true).batch();
        together.apply(together.apply(new Document(), complaint()), closing());
        assertThat(lines()).isEmpty();
        together.write();
        assertThat(lines()).hasSize(6).containsExactlyInAnyOrderElementsOf(alone);
    }

    @Test
    void forgetsWhatSomebodyWasToldUntilTheyWereErasedAndNothingLater() {
        addresses.put(SELLER, new Address("CANARY-mail@example.org", Language.of("zh")));
        NoticeFold fold = fold(true);
        fold.apply(fold.apply(new Document(), complaint()), closing());
        AtomicReference<Set<String>> held = new AtomicReference<>(Set.of());
        NoticeErasure listener = new NoticeErasure(
                deliveries,
                addresses,
                new WebhookCourier.Stores(
                        new WebhookRepository(database),
                        new WebhookLanes(database, () -> now, () -> now),
                        new WebhookDeliveries(database)),
                held::get);
        Instant later = FILED.plus(Duration.ofDays(3650));

        listener.onMessage(record(new PersonErased("er-1", SELLER.toString(), List.of("case-2"), later)));
        listener.onMessage(record(new PersonErased("er-2", SELLER.toString(), null, FILED.minusMillis(1))));
        assertThat(told(SELLER))
                .isNotEmpty()
                .noneMatch(document -> document.get("texts", Document.class).isEmpty());
        assertThat(addresses.of(SELLER).email()).isEqualTo("CANARY-mail@example.org");

        held.set(Set.of("case-1"));
        listener.onMessage(record(new PersonErased("er-3", SELLER.toString(), List.of("case-1"), later)));
        assertThat(told(SELLER))
                .as("held since it was told")
                .noneMatch(document -> document.get("texts", Document.class).isEmpty());

        held.set(Set.of());
        listener.onMessage(record(new PersonErased("er-3", SELLER.toString(), List.of("case-1"), later)));
        assertThat(told(SELLER))
                .isNotEmpty()
                .allMatch(document -> document.get("texts", Document.class).isEmpty());
        assertThat(told(BUYER))
                .isNotEmpty()
                .noneMatch(document -> document.get("texts", Document.class).isEmpty());
        assertThat(new InboxRepository(deliveries)
                        .page(new InboxRepository.Query(List.of(SELLER), null, false, null, 10)))
                .isEmpty();
        assertThat(deliveries.due(later, 10)).noneMatch(line -> line.recipient().equals(SELLER));
        assertThat(addresses.of(SELLER).email()).isEqualTo("CANARY-mail@example.org");

        listener.onMessage(record(new PersonErased("er-4", SELLER.toString(), null, later)));
        assertThat(addresses.of(SELLER)).isEqualTo(Address.NONE);
    }

    private List<Document> told(Actor reader) {
        return deliveries
                .collection()
                .find(Filters.and(Filters.eq("recipient", reader.toString()), Filters.eq("channel", "INBOX")))
                .into(new ArrayList<>());
    }

    private static ConsumerRecord<String, byte[]> record(PersonErased erased) {
        return new ConsumerRecord<>(
                Topics.ERASURE_EVENTS,
                0,
                0,
                erased.person(),
                Records.write(erased).getBytes(UTF_8));
    }

    @Test
    void completesWhatACrashLeftHalf() {
        NoticeFold fold = fold(false);
        Document first = fold.apply(new Document(), complaint());
        fold.apply(first, closing());
        String half = "case-1:2:BUYER/CANARY-li:INBOX:case-closed";
        deliveries.collection().deleteOne(Filters.eq("_id", half));
        fold.apply(first, closing());
        assertThat(lines()).hasSize(6).contains(half + " SENT");
    }

    @Test
    void sendsNothingAgainWhenEverythingIsReplayedFromTheBeginning() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        fold(true).apply(new Document(), complaint());
        Delivery mail = deliveries.due(Instant.now(), 10).getFirst();
        assertThat(deliveries.claim(mail.id())).isTrue();
        deliveries.finish(deliveries.find(mail.id()).orElseThrow(), DeliveryState.SENT, null);
        addresses.put(BUYER, new Address("buyer@example.org", Language.of("zh")));
        fold(true).apply(new Document(), complaint());
        assertThat(deliveries.due(Instant.now(), 10)).isEmpty();
        assertThat(deliveries.find(mail.id()).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void mailsNoNewsOlderThanTwoDaysButPutsItIntoTheInbox() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        now = FILED.plus(Duration.ofHours(48));
        fold(true).apply(new Document(), complaint("case-young"));
        now = now.plusMillis(1);
        fold(true).apply(new Document(), complaint("case-old"));
        assertThat(lines())
                .contains(
                        "case-young:1:SELLER/CANARY-juicehaus:MAIL:complaint-filed PENDING",
                        "case-old:1:SELLER/CANARY-juicehaus:MAIL:complaint-filed SUPPRESSED_STALE",
                        "case-old:1:SELLER/CANARY-juicehaus:INBOX:complaint-filed SENT");
        assertThat(inboxDelays())
                .as("what is read again from the beginning is not late")
                .isOne();
    }

    private long inboxDelays() {
        return meters.timer("ballcourt.notifications.delay", "channel", "INBOX").count();
    }

    @Test
    void saysThatThereIsNoMailServer() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        fold(false).apply(new Document(), complaint());
        assertThat(lines()).contains("case-1:1:SELLER/CANARY-juicehaus:MAIL:complaint-filed OFF");
    }

    @Test
    void letsOneOfTwoSendersClaimALine() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        fold(true).apply(new Document(), complaint());
        Delivery mail = deliveries.due(Instant.now(), 10).getFirst();
        assertThat(deliveries.claim(mail.id())).isTrue();
        assertThat(deliveries.claim(mail.id())).isFalse();
    }

    @Test
    void doesNotLetASlowTryOverwriteALaterOne() {
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        fold(true).apply(new Document(), complaint());
        String id = deliveries.due(Instant.now(), 10).getFirst().id();
        deliveries.claim(id);
        Delivery slow = deliveries.find(id).orElseThrow();
        deliveries.tryAgain(slow, Instant.EPOCH, "given up");
        deliveries.claim(id);
        Delivery second = deliveries.find(id).orElseThrow();
        deliveries.finish(slow, DeliveryState.FAILED, "too late");
        assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(DeliveryState.SENDING);
        deliveries.finish(second, DeliveryState.SENT, null);
        assertThat(deliveries.find(id).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void pagesTheInboxNewestFirstAndWithoutGaps() {
        NoticeFold fold = fold(false);
        Document view = fold.apply(new Document(), complaint());
        for (int seq = 2; seq <= 12; seq++) {
            view = fold.apply(view, statement(seq));
        }
        InboxRepository inbox = new InboxRepository(deliveries);
        List<Long> seen = new ArrayList<>();
        Delivery last = null;
        do {
            List<Delivery> page = inbox.page(new InboxRepository.Query(List.of(SELLER), null, false, last, 5));
            page.forEach(delivery -> seen.add(delivery.seq()));
            last = page.size() < 5 ? null : page.getLast();
        } while (last != null);
        assertThat(seen).containsExactly(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void showsSinceAndUnreadOnly() {
        NoticeFold fold = fold(false);
        Document view = fold.apply(new Document(), complaint());
        fold.apply(view, statement(2));
        InboxRepository inbox = new InboxRepository(deliveries);
        assertThat(inbox.page(new InboxRepository.Query(List.of(SELLER), FILED.plusSeconds(1), false, null, 10)))
                .extracting(Delivery::seq)
                .containsExactly(2L);
        inbox.markRead(inbox.find("case-1:2:SELLER/CANARY-juicehaus:INBOX:statement-added", List.of(SELLER))
                .orElseThrow());
        assertThat(inbox.page(new InboxRepository.Query(List.of(SELLER), null, true, null, 10)))
                .extracting(Delivery::seq)
                .containsExactly(1L);
        assertThat(inbox.find("case-1:2:SELLER/CANARY-juicehaus:INBOX:statement-added", List.of(BUYER)))
                .isEmpty();
        assertThat(inbox.find("case-1:2:SELLER/CANARY-juicehaus:MAIL:statement-added", List.of(SELLER)))
                .isEmpty();
    }

    private NoticeFold fold(boolean mailOn) {
        NoticeTexts texts = new NoticeTexts(PolicyLookup.in(ZoneId.of("Asia/Shanghai")));
        return new NoticeFold(
                new NoticeDispatcher(deliveries, addresses, texts, mailOn, () -> now, meters), _ -> {}, () -> {});
    }

    private static RecordedEvent complaint() {
        return complaint("case-1");
    }

    private static RecordedEvent complaint(String caseId) {
        CaseEvent filed = filed(opens(duty("d1", DutyKind.ANSWER_CLAIM, SELLER, Consequence.INTERVENTION_OPENS)));
        return new RecordedEvent(caseId, 1, FILED, BUYER, "c-1", filed, null, null);
    }

    private static RecordedEvent statement(long seq) {
        CaseEvent added = new CaseEvent.StatementAdded(null, Audience.ALL, BallChange.NONE);
        return new RecordedEvent("case-1", seq, FILED.plusSeconds(seq / 4 + 1), BUYER, "c-" + seq, added, null, null);
    }

    private static RecordedEvent closing() {
        CaseEvent closed = new CaseEvent.CaseClosed(Outcome.LAPSED, Fault.NONE, null, List.of(), BallChange.NONE);
        return new RecordedEvent("case-1", 2, FILED, Actor.SYSTEM, "c-2", closed, null, null);
    }

    private List<String> lines() {
        return deliveries
                .collection()
                .find()
                .map(document -> document.getString("_id") + " " + document.getString("state"))
                .into(new ArrayList<>());
    }
}
