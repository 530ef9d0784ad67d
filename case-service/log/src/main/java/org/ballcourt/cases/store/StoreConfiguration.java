package org.ballcourt.cases.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The log and what belongs to it, in the database {@code ballcourt_cases}. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
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
    PersonalKeys casePersonalKeys(@Qualifier("cases") MongoDatabase database) {
        return new SealedKeys(new MongoKeyVault(database));
    }

    @Bean
    Scribe caseScribe(PersonalKeys keys) {
        return new Scribe(keys);
    }

    @Bean
    OrderLines caseOrderLines(@Qualifier("cases") MongoDatabase database, CaseStore store) {
        return new OrderLines(new MongoReservations(database), store, InstantSource.system());
    }

    @Bean
    CommitFollower caseLineRelease(OrderLines lines) {
        return new LineRelease(lines);
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
    Announcements caseAnnouncements(@Qualifier("cases") MongoDatabase database) {
        return new MongoAnnouncements(database);
    }

    @Bean
    LeaseBook caseLeaseBook(@Qualifier("cases") MongoDatabase database) {
        return new MongoLeaseBook(database);
    }

    @Bean
    CaseHeads caseHeads(@Qualifier("cases") MongoDatabase database) {
        return new MongoCaseHeads(database);
    }

    @Bean
    RootBook caseRootBook(@Qualifier("cases") MongoDatabase database) {
        return new MongoRootBook(database);
    }

    @Bean
    StoreTime caseStoreTime(@Qualifier("cases") MongoDatabase database) {
        return new MongoStoreTime(database);
    }
}
