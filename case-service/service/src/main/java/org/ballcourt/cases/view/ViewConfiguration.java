package org.ballcourt.cases.view;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.EarlierContacts;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.consumer.CaseSubscription;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.Independence;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is shown, and from where. */
@Configuration(proxyBeanMethods = false)
@Import(KnownParties.class)
class ViewConfiguration {
    @Bean
    CaseSource caseSource(CaseStore store) {
        return caseId -> {
            CaseLog log = store.load(caseId);
            return log.exists() ? Optional.of(OpenCase.of(caseId, log.version(), log.events())) : Optional.empty();
        };
    }

    @Bean
    CaseViews caseViews(CaseDecider decider, TextEncryption keys, EarlierCases earlier, InstantSource time) {
        return new CaseViews(decider, keys::open, new StoredCases(earlier), time);
    }

    @Bean
    AskedBefore caseAskedBefore(CaseDecider decider, EarlierContacts contacts, EarlierCases cases, InstantSource time) {
        AskedBefore.Sources sources = new AskedBefore.Sources() {
            @Override
            public List<String> contacts(Actor by, String about, Instant since, String caseId) {
                return contacts.others(by, about, since, caseId);
            }

            @Override
            public List<String> cases(String line, String buyer, Instant since, String caseId) {
                return cases.ofBuyer(line, buyer, since, caseId);
            }
        };
        return new AskedBefore(decider, sources, time);
    }

    @Bean
    StatusLinks caseStatusLinks(@Qualifier("cases") MongoDatabase database) {
        return new MongoStatusLinks(database.getCollection("status_links"));
    }

    @Bean
    SeenCases caseSeen(@Qualifier("cases") MongoDatabase database) {
        SeenCases seen = new SeenCases(database.getCollection("seen"));
        seen.prepare();
        return seen;
    }

    @Bean
    CaseQueue caseQueue(@Qualifier("cases") MongoDatabase database, SeenCases seen, Independence independence) {
        CaseQueue queue = new CaseQueue(database.getCollection("queue"), seen, independence);
        queue.prepare();
        return queue;
    }

    @Bean
    QueueCounting caseQueueCounting(@Qualifier("cases") MongoDatabase database, Independence independence) {
        return new QueueCounting(database.getCollection("queue"), independence, System::nanoTime);
    }

    @Bean
    QueueGauges caseQueueGauges(CaseQueue queue, MeterRegistry meters) {
        return new QueueGauges(queue, meters, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    Worker caseQueueGauging(BackgroundWorkers workers, QueueGauges gauges) {
        return workers.every(QueueGauges.PACE, "case-queue-gauges", gauges::pass)
                .start();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription caseQueueSubscription(
            @Qualifier("cases") MongoDatabase database,
            CaseSubscription.Builder subscription,
            CaseStore store,
            QueueGauges gauges,
            Policies policies,
            MeterRegistry meters) {
        return subscription
                .group("case-queue")
                .collection(database.getCollection("queue"))
                .fold(new QueueFold(
                        new DutyCount(meters),
                        gauges::changed,
                        version -> policies.version(version).market()))
                .gapRepair(store::eventsFrom)
                .build();
    }
}
