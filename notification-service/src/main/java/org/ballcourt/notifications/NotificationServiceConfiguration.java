package org.ballcourt.notifications;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.contracts.Topics;
import org.ballcourt.notifications.deliveries.AddressBook;
import org.ballcourt.notifications.deliveries.DeliveryLog;
import org.ballcourt.notifications.deliveries.InboxRepository;
import org.ballcourt.notifications.deliveries.NoticeDispatcher;
import org.ballcourt.notifications.mail.MailSettings;
import org.ballcourt.notifications.mail.MailWorker;
import org.ballcourt.notifications.messaging.NoticeFold;
import org.ballcourt.notifications.messaging.OutcomePublisher;
import org.ballcourt.notifications.messaging.ReminderListener;
import org.ballcourt.notifications.messaging.TopicProgress;
import org.ballcourt.notifications.texts.NoticeTexts;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.TokenSecurity;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.WorkersConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/** Wires the notification service; alone or beside the others in one context. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("org.ballcourt.notifications.web")
@EnableConfigurationProperties(MailSettings.class)
@Import({StoreConnection.class, CaseConnection.class, TokenSecurity.class, WorkersConfiguration.class})
public class NotificationServiceConfiguration {
    private static final String REMINDERS_GROUP = "notice-reminders";
    private static final int TOPICS_LOOKED_FOR_EVERY_MS = 5000;
    /** Somebody waits for the answer, so a long poll may end early. */
    private static final int LONGEST_FETCH_MS = 100;

    private static final int PAUSE_BETWEEN_TRIES_MS = 500;
    private static final int TRIES_FOR_A_CASE = 20;

    @Bean
    @Qualifier("notices")
    MongoDatabase noticeDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_notices");
    }

    @Bean
    NoticeTexts noticeTexts(@Value("${ballcourt.notices.zone:Asia/Shanghai}") ZoneId zone) {
        return new NoticeTexts(zone);
    }

    @Bean
    DeliveryLog deliveryLog(@Qualifier("notices") MongoDatabase database) {
        return new DeliveryLog(database);
    }

    @Bean
    InboxRepository noticeInbox(DeliveryLog deliveries) {
        return new InboxRepository(deliveries);
    }

    @Bean
    AddressBook noticeAddressBook(@Qualifier("notices") MongoDatabase database) {
        return new AddressBook(database);
    }

    @Bean
    NoticeDispatcher noticeDispatcher(
            DeliveryLog deliveries,
            AddressBook addresses,
            NoticeTexts texts,
            MailSettings mail,
            ObjectProvider<InstantSource> time,
            MeterRegistry meters) {
        return new NoticeDispatcher(
                deliveries, addresses, texts, mail.isOn(), time.getIfAvailable(InstantSource::system), meters);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("notices")
    Producer<String, String> noticeProducer(@Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        CommonClientConfigs.CLIENT_ID_CONFIG,
                        "notice-announcements",
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true),
                new StringSerializer(),
                new StringSerializer());
    }

    @Bean
    NoticeWorkers noticeWorkers(
            BackgroundWorkers workers,
            DeliveryLog deliveries,
            AddressBook addresses,
            MailSettings mail,
            MeterRegistry meters,
            @Qualifier("notices") Producer<String, String> producer) {
        MailWorker run = mail.isOn() ? new MailWorker(deliveries, addresses, mail, meters, System::nanoTime) : null;
        return new NoticeWorkers(workers, run, new OutcomePublisher(deliveries, producer));
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription noticeSubscription(
            @Qualifier("notices") MongoDatabase database,
            NoticeDispatcher dispatcher,
            NoticeWorkers workers,
            GapRepair gapRepair,
            MeterRegistry meters,
            ObjectProvider<InstantSource> time,
            @Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return CaseSubscription.builder()
                .group("notices")
                .bootstrapServers(bootstrap)
                .collection(database.getCollection("cases"))
                .fold(new NoticeFold(dispatcher, workers::wake))
                .gapRepair(gapRepair)
                .meters(meters)
                .time(time.getIfAvailable(InstantSource::system))
                .build();
    }

    @Bean
    ConcurrentMessageListenerContainer<String, String> noticeReminders(
            @Qualifier("notices") MongoDatabase database,
            NoticeDispatcher dispatcher,
            NoticeWorkers workers,
            @Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        ContainerProperties properties = new ContainerProperties(Topics.ESCALATION_EVENTS);
        properties.setGroupId(REMINDERS_GROUP);
        properties.setAckMode(ContainerProperties.AckMode.RECORD);
        properties.setMessageListener(new ReminderListener(database.getCollection("cases"), dispatcher, workers::wake));
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                CommonClientConfigs.METADATA_MAX_AGE_CONFIG, TOPICS_LOOKED_FOR_EVERY_MS,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_FETCH_MS,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        ConcurrentMessageListenerContainer<String, String> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new StringDeserializer()),
                properties);
        container.setCommonErrorHandler(patience());
        return container;
    }

    /**
     * The store comes back, and is waited for; the events of a case may not, and one case must not hold up the others.
     */
    private static DefaultErrorHandler patience() {
        FixedBackOff untilItComes = new FixedBackOff(PAUSE_BETWEEN_TRIES_MS, FixedBackOff.UNLIMITED_ATTEMPTS);
        FixedBackOff forAWhile = new FixedBackOff(PAUSE_BETWEEN_TRIES_MS, TRIES_FOR_A_CASE);
        DefaultErrorHandler patience = new DefaultErrorHandler(untilItComes);
        patience.setBackOffFunction(
                (_, failure) -> failure.getCause() instanceof ReminderListener.NotYetHere ? forAWhile : untilItComes);
        return patience;
    }

    @Bean(destroyMethod = "close")
    @Qualifier("notices")
    Admin noticeAdmin(@Value("${ballcourt.kafka.bootstrap}") String bootstrap) {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    @Bean
    TopicProgress noticeReminderProgress(@Qualifier("notices") Admin admin) {
        return new TopicProgress(admin, Topics.ESCALATION_EVENTS, REMINDERS_GROUP);
    }
}
