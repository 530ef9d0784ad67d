package org.ballcourt.cases.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.consumer.MongoCalls;
import org.ballcourt.keys.InstallationSecret;
import org.ballcourt.keys.KeyEncryption;
import org.ballcourt.keys.KeyFile;
import org.ballcourt.keys.WrappedKeys;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The log and what belongs to it, in the database {@code ballcourt_cases}. */
@Configuration(proxyBeanMethods = false)
@Import({
    LastSigningKey.class,
    MongoAdvances.class,
    MongoCaseHeads.class,
    MongoContactNotes.class,
    MongoEvidenceRegistry.class,
    MongoExpressRefunds.class,
    MongoKeyVault.class,
    MongoLeaseRepository.class,
    MongoOutageReports.class,
    MongoPaymentReferences.class,
    MongoPolicyAnnouncements.class,
    MongoPolicyRegistry.class,
    MongoRelayedPlaces.class,
    MongoReservations.class,
    MongoRootRepository.class,
    TextEncryption.class,
    EarlierCases.class,
    EarlierContacts.class,
    CommandStores.class,
    CommitWriter.class
})
class StoreConfiguration {
    /** The client's settings make every write durable and every read final; the stores add nothing to them. */
    @Bean
    @Qualifier("cases")
    MongoDatabase caseDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_cases");
    }

    /** A key management service would take this place. */
    @Bean
    @Qualifier("cases")
    KeyEncryption caseKeyEncryption(
            @Value("${ballcourt.keys.texts-file:}") String file, @Value("${ballcourt.keys.texts:}") String keys) {
        return KeyFile.read("ballcourt.keys.texts", file, keys);
    }

    @Bean
    @Qualifier("cases")
    WrappedKeys caseWrappedKeys(
            @Qualifier("cases") MongoDatabase database, @Qualifier("cases") KeyEncryption encryption) {
        return new WrappedKeys("texts", database, encryption);
    }

    /** Ids of cases are made with it. */
    @Bean
    @Qualifier("cases")
    InstallationSecret caseIdSecret(@Qualifier("cases") WrappedKeys keys) {
        return InstallationSecret.in(keys);
    }

    /** Recently used logs may take a part of the heap, whatever its size. */
    @Bean
    RecentCases caseStore(@Qualifier("cases") MongoDatabase database) {
        CaseStore stored = new ResolvingCaseStore(new MongoCaseStore(database), 5, Duration.ofMillis(200));
        return new RecentCases(stored, Runtime.getRuntime().maxMemory() / 16);
    }

    @Bean
    OrderLines caseOrderLines(Reservations reservations, CaseStore store) {
        return new OrderLines(reservations, store, InstantSource.system());
    }

    @Bean
    UsedReferences caseUsedReferences(PaymentReferences references, CaseStore store) {
        return new UsedReferences(references, store, InstantSource.system());
    }

    @Bean
    StoreTime caseStoreTime(@Qualifier("cases") MongoDatabase database) {
        return () -> MongoFailures.translate(() -> MongoCalls.serverTime(database));
    }

    @Bean
    WriteProbe caseWriteProbe(@Qualifier("cases") MongoDatabase database) {
        MongoCollection<Document> heartbeats = database.getCollection("heartbeats");
        return at -> MongoFailures.translate(() -> heartbeats.replaceOne(
                Filters.eq("_id", "commands"), new Document("at", at.toString()), new ReplaceOptions().upsert(true)));
    }
}
