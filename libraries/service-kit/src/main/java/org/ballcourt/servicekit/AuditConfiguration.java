package org.ballcourt.servicekit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditRecord.Entry;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** One audit for all services, each of which writes chains of its own. */
@Configuration(proxyBeanMethods = false)
@Import(AuditController.class)
class AuditConfiguration {
    private static final String DATABASE = "ballcourt_operations";
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    @Bean
    AuditRoots auditRoots(
            MongoClient store, InstantSource time, @Value("${ballcourt.audit.retention:P1095D}") Duration retention) {
        AuditRoots roots = new AuditRoots(
                records(store), store.getDatabase(DATABASE).getCollection("audit_roots"), time, retention);
        roots.prepare();
        return roots;
    }

    @Bean
    AuditReader auditReader(MongoClient store, AuditRoots roots) {
        AuditReader reader = new AuditReader(records(store), roots);
        reader.prepare();
        return reader;
    }

    @Bean(destroyMethod = "close")
    AuditLog auditLog(
            MongoClient store,
            @Value("${spring.application.name:ballcourt}") String service,
            InstantSource time,
            BackgroundWorkers workers,
            MeterRegistry meters) {
        return new AuditLog(records(store), service, time, workers, meters);
    }

    @Bean
    AuditWords auditWords(AuditReader reader) {
        return (by, of) -> reader.eraseWords(by == null ? null : by.toString(), of);
    }

    /** That something was forgotten, and until when, is a record itself. */
    @Bean(destroyMethod = "close")
    Worker auditRetention(
            AuditReader reader,
            AuditLog log,
            BackgroundWorkers workers,
            @Value("${ballcourt.audit.retention:P1095D}") Duration retention,
            @Value("${ballcourt.audit.words:P90D}") Duration words) {
        return workers.every(FORGET_EVERY, "audit-retention", () -> {
                    reader.forgetWords(log.now(), words);
                    long forgotten = reader.forget(log.now(), retention);
                    if (forgotten > 0) {
                        log.append(new Entry(
                                log.now(),
                                Actor.SYSTEM.toString(),
                                "retention",
                                200,
                                List.of(),
                                "forgotten",
                                forgotten + " until " + log.now().minus(retention)));
                    }
                })
                .startAfter(FORGET_EVERY);
    }

    private static MongoCollection<Document> records(MongoClient store) {
        return store.getDatabase(DATABASE).getCollection("audit");
    }
}
