package org.ballcourt.evidence;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.contracts.Topics;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.BlobSweep;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.Intake;
import org.ballcourt.evidence.intake.Registrations;
import org.ballcourt.evidence.messaging.EvidenceAnnouncements;
import org.ballcourt.evidence.messaging.RegistrationReplies;
import org.ballcourt.evidence.records.CaseFiles;
import org.ballcourt.evidence.records.CaseFilesFold;
import org.ballcourt.evidence.records.EvidenceAccess;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.evidence.views.Views;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.StoreConnection;
import org.ballcourt.servicekit.TokenSecurity;
import org.ballcourt.servicekit.kafka.KafkaClients;
import org.ballcourt.servicekit.kafka.KafkaConnection;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.WorkersConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** Wires the evidence service; alone or beside the others in one context. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("org.ballcourt.evidence.web")
@EnableConfigurationProperties(EvidenceSettings.class)
@Import({
    StoreConnection.class,
    KafkaConnection.class,
    CaseConnection.class,
    TokenSecurity.class,
    WorkersConfiguration.class
})
public class EvidenceServiceConfiguration {
    private static final int PAUSE_BETWEEN_TRIES_MS = 1000;

    @Bean
    @Qualifier("evidence")
    MongoDatabase evidenceDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_evidence");
    }

    @Bean
    EvidenceRecords evidenceRecords(@Qualifier("evidence") MongoDatabase database) {
        return new EvidenceRecords(database);
    }

    @Bean
    CaseFiles evidenceCaseFiles(@Qualifier("evidence") MongoDatabase database) {
        return new CaseFiles(database);
    }

    @Bean
    EvidenceAccess evidenceAccess(
            @Qualifier("evidence") MongoDatabase database,
            EvidenceRecords records,
            CaseFiles files,
            ObjectProvider<InstantSource> time) {
        return new EvidenceAccess(database, records, files, time.getIfAvailable(InstantSource::system));
    }

    @Bean
    BlobStore evidenceBlobs(EvidenceSettings settings) throws IOException {
        return new BlobStore(settings.directory());
    }

    @Bean
    Views evidenceViews() {
        return new Views();
    }

    @Bean(destroyMethod = "close")
    @Qualifier("evidence")
    Producer<String, String> evidenceProducer(KafkaClients kafka) {
        return kafka.producer("evidence-announcements", new StringSerializer());
    }

    @Bean
    Registrations evidenceRegistrations(
            EvidenceRecords records, @Qualifier("evidence") Producer<String, String> producer) {
        return new Registrations(records, new EvidenceAnnouncements(producer));
    }

    @Bean
    Intake evidenceIntake(
            BlobStore blobs,
            EvidenceRecords records,
            Registrations registrations,
            ObjectProvider<InstantSource> time,
            EvidenceSettings settings) {
        return new Intake(
                blobs, records, registrations, time.getIfAvailable(InstantSource::system), settings.patience());
    }

    @Bean
    EvidenceJobs evidenceJobs(
            BackgroundWorkers workers,
            Registrations registrations,
            BlobStore blobs,
            EvidenceRecords records,
            EvidenceSettings settings) {
        return new EvidenceJobs(workers, registrations, new BlobSweep(blobs, records::knowsBytes), settings);
    }

    @Bean
    ConcurrentMessageListenerContainer<String, String> evidenceReplies(
            Registrations registrations, KafkaClients kafka) {
        ConcurrentMessageListenerContainer<String, String> container = kafka.listener(
                Topics.CASE_REPLIES,
                "evidence-replies",
                new StringDeserializer(),
                new RegistrationReplies(registrations));
        // Only the store can fail here, and it will come back.
        container.setCommonErrorHandler(
                new DefaultErrorHandler(new FixedBackOff(PAUSE_BETWEEN_TRIES_MS, FixedBackOff.UNLIMITED_ATTEMPTS)));
        return container;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription evidenceSubscription(CaseSubscription.Builder subscription, CaseFiles files, GapRepair gapRepair) {
        return subscription
                .group("evidence")
                .collection(files.collection())
                .fold(new CaseFilesFold(files))
                .gapRepair(gapRepair)
                .build();
    }

    /** Multipart requests are read as they come in, so nothing may read them before. */
    @Bean
    @ConditionalOnMissingBean
    MultipartResolver multipartResolver() {
        StandardServletMultipartResolver resolver = new StandardServletMultipartResolver();
        resolver.setResolveLazily(true);
        return resolver;
    }
}
