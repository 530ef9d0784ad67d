package org.ballcourt.evidence;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.contracts.Topics;
import org.ballcourt.evidence.blobs.BlobStore;
import org.ballcourt.evidence.blobs.BlobSweep;
import org.ballcourt.evidence.blobs.SealedBlobs;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.Intake;
import org.ballcourt.evidence.intake.Registrations;
import org.ballcourt.evidence.intake.UploadQuota;
import org.ballcourt.evidence.messaging.EvidenceAnnouncements;
import org.ballcourt.evidence.messaging.OriginalErasure;
import org.ballcourt.evidence.messaging.RegistrationReplies;
import org.ballcourt.evidence.records.CaseFiles;
import org.ballcourt.evidence.records.CaseFilesFold;
import org.ballcourt.evidence.records.EvidenceAccess;
import org.ballcourt.evidence.records.EvidenceRecords;
import org.ballcourt.evidence.views.Views;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.keys.WrappedKeys;
import org.ballcourt.servicekit.CaseConnection;
import org.ballcourt.servicekit.HeldCases;
import org.ballcourt.servicekit.IndependenceConfiguration;
import org.ballcourt.servicekit.kafka.KafkaListeners;
import org.ballcourt.servicekit.kafka.Publisher;
import org.ballcourt.servicekit.kafka.PublisherKey;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.servicekit.kafka.SignedRecords;
import org.ballcourt.servicekit.kafka.SignedSender;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Wires the evidence service; alone or beside the others in one context. */
@Configuration(proxyBeanMethods = false)
@ComponentScan("org.ballcourt.evidence.web")
@EnableConfigurationProperties(EvidenceSettings.class)
@Import({
    CaseConnection.class,
    IndependenceConfiguration.class,
    EvidenceRecords.class,
    CaseFiles.class,
    EvidenceAccess.class,
    Views.class
})
public class EvidenceServiceConfiguration {
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    @Bean
    @Qualifier("evidence")
    MongoDatabase evidenceDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_evidence");
    }

    /** A key management service would take this place. */
    @Bean
    @Qualifier("evidence")
    KeyEncryption evidenceKeyEncryption(
            @Value("${ballcourt.keys.originals-file:}") String file,
            @Value("${ballcourt.keys.originals:}") String keys) {
        return KeyFile.read("ballcourt.keys.originals", file, keys);
    }

    @Bean
    @Qualifier("evidence")
    WrappedKeys evidenceWrappedKeys(
            @Qualifier("evidence") MongoDatabase database, @Qualifier("evidence") KeyEncryption encryption) {
        return new WrappedKeys("originals", database, encryption);
    }

    @Bean
    SealedBlobs evidenceBlobs(EvidenceSettings settings, @Qualifier("evidence") WrappedKeys keys) throws IOException {
        return new SealedBlobs(new BlobStore(settings.directory()), keys);
    }

    @Bean
    BlobSweep evidenceSweep(SealedBlobs blobs, EvidenceRecords records) {
        return new BlobSweep(blobs, records::knowsBytes, records::knowsSeal);
    }

    @Bean
    @Qualifier("evidence")
    PublisherKey evidencePublisherKey(Environment settings) {
        return PublisherKey.read(Publisher.EVIDENCE, settings);
    }

    @Bean
    Registrations evidenceRegistrations(
            EvidenceRecords records, RecordSender sender, @Qualifier("evidence") PublisherKey key) {
        return new Registrations(records, new EvidenceAnnouncements(new SignedSender(sender, key))::stored);
    }

    @Bean
    Intake evidenceIntake(
            SealedBlobs blobs,
            EvidenceRecords records,
            Registrations registrations,
            InstantSource time,
            EvidenceSettings settings) {
        UploadQuota quota = new UploadQuota(
                records, settings.looseFiles(), settings.looseSize().toBytes());
        return new Intake(blobs, records, quota, registrations, time, settings.patience());
    }

    /** What was never answered is published again. */
    @Bean
    Worker evidenceRepublisher(BackgroundWorkers workers, Registrations registrations, EvidenceSettings settings) {
        Duration pause = settings.republishEvery();
        return workers.every(pause, "evidence-republish", registrations::republishPending)
                .startAfter(pause);
    }

    /** Orphans are swept; their ages are those of files, so it is the machine's time that counts. */
    @Bean
    Worker evidenceSweeper(BackgroundWorkers workers, BlobSweep sweep, EvidenceSettings settings) {
        return workers.every(
                        SWEEP_EVERY,
                        "evidence-sweep",
                        () -> sweep.run(Instant.now().minus(settings.orphansAfter())))
                .startAfter(settings.republishEvery());
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> evidenceReplies(
            Registrations registrations, EventVerifier verifier, KafkaListeners listeners) {
        return listeners.listener(
                Topics.CASE_REPLIES, "evidence-replies", new RegistrationReplies(registrations, verifier));
    }

    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> evidenceErasures(
            EvidenceRecords records,
            CaseFiles files,
            HeldCases held,
            BlobSweep sweep,
            EventVerifier verifier,
            KafkaListeners listeners) {
        return listeners.listener(
                Topics.ERASURE_EVENTS,
                "evidence-erasures",
                new SignedRecords(
                        verifier, new OriginalErasure(records, files, held, sweep.blobs()::destroy, sweep::remove)));
    }

    @Bean(initMethod = "start")
    CaseSubscription evidenceSubscription(CaseSubscription.Builder subscription, CaseFiles files, GapRepair gapRepair) {
        return subscription
                .group("evidence")
                .collection(files.collection())
                .fold(new CaseFilesFold(files))
                .gapRepair(gapRepair)
                .build();
    }
}
