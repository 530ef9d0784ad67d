package org.ballcourt.cases.view;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.consumer.CaseSubscription;
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
    CaseViews caseViews(CaseDecider decider, TextEncryption keys, InstantSource time) {
        return new CaseViews(decider, keys::open, time);
    }

    @Bean
    AuditTrail caseAuditTrail(@Qualifier("cases") MongoDatabase database, InstantSource time, MeterRegistry meters) {
        return new MongoAuditTrail(database.getCollection("audit"), time, meters);
    }

    @Bean
    CaseQueue caseQueue(@Qualifier("cases") MongoDatabase database) {
        CaseQueue queue = new CaseQueue(database.getCollection("queue"));
        queue.prepare();
        return queue;
    }

    @Bean
    QueueGauges caseQueueGauges(CaseQueue queue, MeterRegistry meters) {
        return new QueueGauges(queue, meters, System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    Worker caseQueueCounting(BackgroundWorkers workers, QueueGauges gauges) {
        return workers.every(QueueGauges.PACE, "case-queue-gauges", gauges::pass)
                .start();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    CaseSubscription caseQueueSubscription(
            @Qualifier("cases") MongoDatabase database,
            CaseSubscription.Builder subscription,
            CaseStore store,
            QueueGauges gauges,
            MeterRegistry meters) {
        return subscription
                .group("case-queue")
                .collection(database.getCollection("queue"))
                .fold(new QueueFold(new DutyCount(meters), gauges::changed))
                .gapRepair(store::eventsFrom)
                .build();
    }
}
