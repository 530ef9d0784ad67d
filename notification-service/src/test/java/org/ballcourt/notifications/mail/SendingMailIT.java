package org.ballcourt.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.notifications.Stories.FILED;
import static org.ballcourt.notifications.Stories.SELLER;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.broker.embedded.FreePort;
import org.ballcourt.messages.Language;
import org.ballcourt.notifications.deliveries.Address;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.Channel;
import org.ballcourt.notifications.deliveries.Delivery;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.DeliveryState;
import org.ballcourt.notifications.deliveries.MongoAddressBook;
import org.ballcourt.notifications.deliveries.MongoDeliveryLog;
import org.ballcourt.notifications.texts.NoticeText;
import org.ballcourt.notifications.texts.Template;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail to a real SMTP server, and to servers that go wrong at each step. */
class SendingMailIT {
    private static EmbeddedStore store;
    private static MongoClient client;
    private static GreenMail server;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MongoDatabase database;
    private DeliveryLog deliveries;
    private AddressBook addresses;
    private long nanos;

    @BeforeAll
    static void open() {
        store = EmbeddedStore.inMemory();
        client = MongoClients.create(store.uri());
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop();
        client.close();
        store.close();
    }

    @BeforeEach
    void empty() throws Exception {
        database = client.getDatabase("ballcourt_notices");
        database.drop();
        deliveries = new MongoDeliveryLog(database);
        addresses = new MongoAddressBook(database, InstantSource.system());
        addresses.put(SELLER, new Address("seller@example.org", Language.of("zh")));
        server.purgeEmailFromAllMailboxes();
    }

    @Test
    void sendsTheNoticeInTheReadersLanguage() throws Exception {
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        MailWorker run = run(server.getSmtp().getPort());
        assertThat(run.isIdle()).isFalse();
        assertThat(run.round()).isTrue();
        assertThat(run.round()).isFalse();
        assertThat(run.isIdle()).isTrue();
        assertThat(state(mail)).isEqualTo(DeliveryState.SENT);
        MimeMessage received = server.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("买家发起了投诉");
        assertThat(received.getContent()).asString().contains("轮到您处理");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("seller@example.org");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("Ballcourt <desk@example.org>");
        assertThat(received.getHeader("Content-Language")).containsExactly("zh");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getMessageID()).matches("<[0-9a-f]{32}@example.org>");
        assertThat(meters.counter("ballcourt.notifications.deliveries", "channel", "MAIL", "state", "SENT")
                        .count())
                .isOne();
    }

    @Test
    void sendsEnglishToWhoeverHasNotChosen() throws Exception {
        addresses.put(SELLER, new Address("seller@example.org", null));
        waiting(Template.COMPLAINT_FILED);
        run(server.getSmtp().getPort()).round();
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("A buyer has filed a complaint");
    }

    @Test
    void doesNotSendWhatWasSent() {
        waiting(Template.COMPLAINT_FILED);
        run(server.getSmtp().getPort()).round();
        run(server.getSmtp().getPort()).round();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsNothingToAnAddressThatWasRemoved() {
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        addresses.remove(SELLER);
        run(server.getSmtp().getPort()).round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(state(mail)).isEqualTo(DeliveryState.NO_ADDRESS);
    }

    /** Mail servers cut letters beyond ASCII to a byte: each of these would be somebody else's mailbox, or a command. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0276ictim@example.org",
                "seller@\u0163ank.example",
                "seller@\uff45xample.org",
                "\u7528\u6237@\u4f8b\u5b50.\u4e2d\u56fd",
                "a\u013e\u010d\u010aRCPT\u0120TO\u013a\u013cvictim@example.org",
                "a\r\nRCPT TO:<victim@example.org>@example.org",
                "a\u0000@example.org",
                "\ud83d@example.org",
                "a@example.org\u0085b",
                "a@b@example.org",
                "a,b@example.org",
                "<a@example.org>",
                "a@example..org",
                "a@-example.org"
            })
    void sendsNothingToAStoredAddressThatIsNotExactlyOneMailbox(String stored) {
        addresses.put(SELLER, new Address(stored, null));
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        run(server.getSmtp().getPort()).round();
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(state(mail)).isEqualTo(DeliveryState.NO_ADDRESS);
        assertThat(deliveries.due(Instant.now().plus(Duration.ofDays(30)), 10)).isEmpty();
    }

    @Test
    void triesAgainLaterWhenNobodyListens() {
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        Instant tried = Instant.now();
        run(FreePort.next()).round();
        assertThat(state(mail)).isEqualTo(DeliveryState.PENDING);
        assertThat(deliveries.due(tried.plusSeconds(14), 10)).isEmpty();
        assertThat(deliveries.due(Instant.now().plusSeconds(16), 10)).hasSize(1);
        bringForward(mail);
        run(server.getSmtp().getPort()).round();
        assertThat(state(mail)).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void givesUpAfterEightTries() {
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        MailWorker run = run(FreePort.next());
        for (int tries = 0; tries < 8; tries++) {
            assertThat(state(mail)).isEqualTo(DeliveryState.PENDING);
            bringForward(mail);
            run.round();
        }
        assertThat(state(mail)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void doesNotTryAgainWhatTheServerRefusesForGood() throws IOException {
        Delivery mail = waiting(Template.COMPLAINT_FILED);
        try (FlakySmtp flaky = new FlakySmtp(FlakySmtp.Mood.KNOWS_NOBODY)) {
            run(flaky.port()).round();
        }
        assertThat(state(mail)).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void triesAgainWhatABusyServerPutsOff() throws IOException {
        Delivery mail = waiting(Template.REMINDER);
        try (FlakySmtp flaky = new FlakySmtp(FlakySmtp.Mood.IS_BUSY)) {
            run(flaky.port()).round();
        }
        assertThat(state(mail)).isEqualTo(DeliveryState.PENDING);
    }

    @Test
    void sendsABindingNoticeAgainUnderTheSameIdWhenTheLineBreaks() throws IOException {
        Delivery mail = waiting(Template.RULING_ISSUED);
        try (FlakySmtp flaky = new FlakySmtp(FlakySmtp.Mood.HANGS_UP_AFTER_THE_LETTER)) {
            MailWorker run = run(flaky.port());
            run.round();
            assertThat(state(mail)).isEqualTo(DeliveryState.PENDING);
            bringForward(mail);
            run.round();
            assertThat(flaky.messageIds()).hasSize(2);
            assertThat(flaky.messageIds().get(1)).isEqualTo(flaky.messageIds().get(0));
        }
    }

    @Test
    void leavesACourtesyUnknownWhenTheLineBreaks() throws IOException {
        Delivery mail = waiting(Template.STATEMENT_ADDED);
        try (FlakySmtp flaky = new FlakySmtp(FlakySmtp.Mood.HANGS_UP_AFTER_THE_LETTER)) {
            run(flaky.port()).round();
        }
        assertThat(state(mail)).isEqualTo(DeliveryState.UNKNOWN);
    }

    @Test
    void takesOverFromASenderThatDiedOnlyAfterItStoodStill() {
        Delivery binding = waiting(Template.RULING_ISSUED);
        Delivery courtesy = waiting(Template.STATEMENT_ADDED);
        deliveries.claim(binding.id());
        deliveries.claim(courtesy.id());
        MailWorker survivor = run(server.getSmtp().getPort());
        survivor.round();
        nanos += Duration.ofMinutes(2).toNanos();
        survivor.round();
        assertThat(state(binding)).isEqualTo(DeliveryState.SENDING);
        assertThat(survivor.isIdle()).isTrue();
        nanos += 1;
        survivor.round();
        assertThat(state(binding)).isEqualTo(DeliveryState.PENDING);
        assertThat(state(courtesy)).isEqualTo(DeliveryState.UNKNOWN);
        bringForward(binding);
        survivor.round();
        assertThat(state(binding)).isEqualTo(DeliveryState.SENT);
    }

    private Delivery waiting(Template template) {
        Map<Language, NoticeText> texts = new HashMap<>();
        texts.put(Language.of("zh"), new NoticeText("买家发起了投诉", "轮到您处理\n"));
        texts.put(Language.of("en"), new NoticeText("A buyer has filed a complaint", "YOUR TURN\n"));
        Delivery inbox = new Delivery(
                "case-1", "1", 1, SELLER, Channel.INBOX, template, FILED, DeliveryState.SENT, texts, false, 0);
        Delivery mail = new Delivery(
                "case-1", "1", 1, SELLER, Channel.MAIL, template, FILED, DeliveryState.PENDING, Map.of(), false, 0);
        deliveries.record(List.of(inbox, mail));
        return mail;
    }

    private MailWorker run(int port) {
        MailSettings settings = new MailSettings("127.0.0.1", port, "Ballcourt <desk@example.org>", null, null, false);
        MailWorker.Clocks clocks = new MailWorker.Clocks(InstantSource.system(), () -> nanos);
        return new MailWorker(deliveries, addresses, new Smtp(settings), meters, clocks);
    }

    private DeliveryState state(Delivery delivery) {
        return deliveries.find(delivery.id()).orElseThrow().state();
    }

    private void bringForward(Delivery delivery) {
        database.getCollection("deliveries", Document.class)
                .updateOne(Filters.eq("_id", delivery.id()), Updates.set("nextTry", new Date(0)));
    }
}
