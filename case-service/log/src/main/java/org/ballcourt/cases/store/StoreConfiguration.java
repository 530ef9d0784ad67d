package org.ballcourt.cases.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.consumer.MongoCalls;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The log and what belongs to it, in the database {@code ballcourt_cases}. */
@Configuration(proxyBeanMethods = false)
@Import({CommitWriter.class, OrderLineReleaser.class})
class StoreConfiguration {
    /** The client's settings make every write durable and every read final; the stores add nothing to them. */
    @Bean
    @Qualifier("cases")
    MongoDatabase caseDatabase(MongoClient client) {
        return client.getDatabase("ballcourt_cases");
    }

    @Bean
    CaseStore caseStore(@Qualifier("cases") MongoDatabase database) {
        return new ResolvingCaseStore(new MongoCaseStore(database), 5, Duration.ofMillis(200));
    }

    @Bean
    TextEncryption caseTextEncryption(@Qualifier("cases") MongoDatabase database) {
        return new TextEncryption(new MongoKeyVault(database));
    }

    @Bean
    OrderLines caseOrderLines(@Qualifier("cases") MongoDatabase database, CaseStore store) {
        return new OrderLines(new MongoReservations(database), store, InstantSource.system());
    }

    @Bean
    EvidenceRegistry caseEvidenceRegistry(@Qualifier("cases") MongoDatabase database) {
        return new MongoEvidenceRegistry(database);
    }

    @Bean
    ExpressRefunds caseExpressRefunds(@Qualifier("cases") MongoDatabase database) {
        return new MongoExpressRefunds(database);
    }

    @Bean
    Advances caseAdvances(@Qualifier("cases") MongoDatabase database) {
        return new MongoAdvances(database);
    }

    @Bean
    PolicyRegistry casePolicyRegistry(@Qualifier("cases") MongoDatabase database) {
        return new MongoPolicyRegistry(database);
    }

    @Bean
    PolicyAnnouncements caseAnnouncements(@Qualifier("cases") MongoDatabase database) {
        return new MongoPolicyAnnouncements(database);
    }

    @Bean
    LeaseRepository caseLeaseRepository(@Qualifier("cases") MongoDatabase database) {
        return new MongoLeaseRepository(database);
    }

    @Bean
    CaseHeads caseHeads(@Qualifier("cases") MongoDatabase database) {
        return new MongoCaseHeads(database);
    }

    @Bean
    RootRepository caseRootRepository(@Qualifier("cases") MongoDatabase database) {
        return new MongoRootRepository(database);
    }

    @Bean
    StoreTime caseStoreTime(@Qualifier("cases") MongoDatabase database) {
        return () -> MongoFailures.translate(() -> MongoCalls.serverTime(database));
    }
}
