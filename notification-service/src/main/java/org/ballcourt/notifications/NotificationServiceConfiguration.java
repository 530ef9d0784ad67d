package org.ballcourt.notifications;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.consumer.TopicProgress;
import org.ballcourt.contracts.Topics;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.DeliveryCount;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.FailedDeliveries;
import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.deliveries.MongoAddressBook;
import org.ballcourt.notifications.deliveries.MongoDeliveryLog;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.deliveries.NoticeFeed;
import org.ballcourt.notifications.mail.ConfirmationSettings;
import org.ballcourt.notifications.mail.Confirmations;
import org.ballcourt.notifications.mail.MailServer;
import org.ballcourt.notifications.mail.MailSettings;
import org.ballcourt.notifications.mail.MailWorker;
import org.ballcourt.notifications.mail.Smtp;
import org.ballcourt.notifications.messaging.NoticeErasure;
import org.ballcourt.notifications.messaging.NoticeFold;
import org.ballcourt.notifications.messaging.OutcomePublisher;
import org.ballcourt.notifications.messaging.ReminderListener;
import org.ballcourt.notifications.messaging.StandingListener;
import org.ballcourt.notifications.policies.HttpPolicyLookup;
import org.ballcourt.notifications.policies.PolicyLookup;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.notifications.webhooks.WebhookCourier;
import org.ballcourt.notifications.webhooks.WebhookQueue;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.HeldCases;
import org.ballcourt.servicekit.ServiceToken;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.KafkaListeners;
import org.ballcourt.servicekit.kafka.Publisher;
import org.ballcourt.servicekit.kafka.PublisherProof;
import org.ballcourt.servicekit.kafka.SignedRecords;
import org.ballcourt.servicekit.traces.Traces;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the notification service; alone or beside the others in one context. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("org.ballcourt.notifications.web")
@EnableConfigurationProperties({MailSettings.class, ConfirmationSettings.class})
@Import({
    CaseConnection.class,
    MongoDeliveryLog.class,
    InboxRepository.class,
    FailedDeliveries.class,
    MongoAddressBook.class,
    OutcomePublisher.class,
    WebhookConfiguration.class
})
public class NotificationServiceConfiguration {
    private static final int KEY_BYTES = 32;
    private static final String REMINDERS_GROUP = "notice-reminders";
    private static final String STANDINGS_GROUP = "notice-standings";

    @Bean
    @Qualifier("notices")
    MongoDatabase noticeDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_notices");
    }

    @Bean
    NoticeTexts noticeTexts(PolicyLookup policies) {
        return new NoticeTexts(policies);
    }

    @Bean
    PolicyLookup noticePolicies(
            Environment environment, @Value("${ballcourt.notices.zone:Asia/Shanghai}") ZoneId otherwise) {
        return new HttpPolicyLookup(() -> CaseConnection.url(environment), ServiceToken.from(environment), otherwise);
    }

    @Bean
    NoticeDispatcher noticeDispatcher(
            DeliveryLog deliveries,
            AddressBook addresses,
            NoticeTexts texts,
            MailSettings mail,
            InstantSource time,
            MeterRegistry meters,
            NoticeFeed feed,
            Traces traces) {
        return new NoticeDispatcher(
                deliveries, addresses, texts, mail.isOn(), time, new DeliveryCount(meters), feed::written, traces);
    }

    @Bean
    NoticeFeedWorker noticeFeedWorker(InboxRepository inbox, BackgroundWorkers workers) {
        return new NoticeFeedWorker(inbox, workers);
    }

    @Bean
    NoticeFeed noticeFeed(NoticeFeedWorker worker) {
        return worker.feed();
    }

    @Bean
    NoticeWorkers noticeWorkers(
            BackgroundWorkers workers,
            DeliveryLog deliveries,
            AddressBook addresses,
            MailSettings mail,
            MeterRegistry meters,
            OutcomePublisher outcomes,
            Traces traces) {
        MailWorker.Clocks clocks = new MailWorker.Clocks(InstantSource.system(), System::nanoTime);
        MailWorker run =
                mail.isOn() ? new MailWorker(deliveries, addresses, new Smtp(mail), meters, clocks, traces) : null;
        return new NoticeWorkers(workers, run, outcomes);
    }

    @Bean
    Confirmations noticeConfirmations(
            @Qualifier("notices") MongoDatabase database,
            AddressBook addresses,
            ConfirmationSettings settings,
            MailSettings mail,
            InstantSource time) {
        Optional<MailServer> server = mail.isOn() ? Optional.of(new Smtp(mail)) : Optional.empty();
        return new Confirmations(
                addresses, settings.leadingSomewhere(mail.isOn()), server, confirmationKey(database), time);
    }

    /** One for all instances, made by the first of them. */
    private static byte[] confirmationKey(MongoDatabase database) {
        MongoCollection<Document> secrets = database.getCollection("secrets");
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        MongoCalls.insertIfAbsent(secrets, new Document("_id", "confirmations").append("key", new Binary(fresh)));
        return secrets.find(Filters.eq("_id", "confirmations"))
                .first()
                .get("key", Binary.class)
                .getData();
    }

    @Bean(initMethod = "start")
    CaseSubscription noticeSubscription(
            CaseSubscription.Builder subscription,
            @Qualifier("notices") MongoDatabase database,
            NoticeDispatcher dispatcher,
            NoticeWorkers workers,
            WebhookQueue webhooks,
            WebhookWorkers webhookWorkers,
            GapRepair gapRepair) {
        return subscription
                .group("notices")
                .collection(database.getCollection("cases"))
                .fold(new NoticeFold(dispatcher, webhooks::enter, () -> {
                    workers.wake();
                    webhookWorkers.wake();
                }))
                .gapRepair(gapRepair)
                .build();
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> noticeReminders(
            @Qualifier("notices") MongoDatabase database,
            NoticeDispatcher dispatcher,
            NoticeWorkers workers,
            PublisherProof proof,
            KafkaListeners listeners) {
        MongoCollection<Document> cases = database.getCollection("cases");
        ReminderListener listener = new ReminderListener(
                proof.of(Publisher.ESCALATION), caseIds -> byId(cases, caseIds), dispatcher, workers::wake);
        return listeners.batchListener(Topics.ESCALATION_EVENTS, REMINDERS_GROUP, listener);
    }

    private static Map<String, Document> byId(MongoCollection<Document> cases, Set<String> caseIds) {
        Map<String, Document> found = new HashMap<>();
        cases.find(Filters.in("_id", caseIds)).forEach(document -> found.put(document.getString("_id"), document));
        return found;
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> noticeStandings(
            NoticeDispatcher dispatcher, NoticeWorkers workers, EventVerifier verifier, KafkaListeners listeners) {
        return listeners.listener(
                Topics.STANDING_EVENTS,
                STANDINGS_GROUP,
                new SignedRecords(verifier, new StandingListener(dispatcher, workers::wake)));
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> noticeErasures(
            MongoDeliveryLog deliveries,
            AddressBook addresses,
            WebhookCourier.Stores webhooks,
            HeldCases held,
            EventVerifier verifier,
            KafkaListeners listeners) {
        return listeners.listener(
                Topics.ERASURE_EVENTS,
                "notice-erasures",
                new SignedRecords(verifier, new NoticeErasure(deliveries, addresses, webhooks, held)));
    }

    @Bean
    TopicProgress noticeStandingProgress(KafkaClients kafka) {
        return kafka.progress(Topics.STANDING_EVENTS, STANDINGS_GROUP);
    }

    @Bean
    TopicProgress noticeReminderProgress(KafkaClients kafka) {
        return kafka.progress(Topics.ESCALATION_EVENTS, REMINDERS_GROUP);
    }
}
