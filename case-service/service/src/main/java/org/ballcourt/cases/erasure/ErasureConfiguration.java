package org.ballcourt.cases.erasure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import org.ballcourt.cases.erasure.Erasures.Reach;
import org.ballcourt.cases.store.ErasureLog;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.MongoEvidenceRegistry;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.suggestion.SuggestionRepository;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.SeenCases;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.AuditWords;
import org.ballcourt.servicekit.kafka.PersonalRecords;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Erasing persons. */
@Configuration(proxyBeanMethods = false)
@Import({ErasureLog.class, LegalHolds.class})
class ErasureConfiguration {
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofHours(1);

    @Bean
    Erasures caseErasures(
            ErasureLog log,
            TextEncryption keys,
            MongoEvidenceRegistry evidence,
            CaseQueue queue,
            LegalHolds holds,
            ErasurePublisher out,
            AuditWords audit,
            SuggestionRepository suggestions,
            SeenCases seen,
            PersonalRecords records,
            InstantSource time) {
        BiConsumer<Actor, List<String>> shown = suggestions::forget;
        Reach reach = new Reach(out, audit, shown.andThen(seen::forget), records::erase);
        return new Erasures(log, keys, evidence, queue, holds, reach, time);
    }

    @Bean
    Retention caseRetention(
            CaseQueue queue,
            SeenCases seen,
            TextEncryption keys,
            Erasures erasures,
            LegalHolds holds,
            InstantSource time,
            @Value("${ballcourt.cases.retention:P1096D}") Duration kept) {
        return new Retention(queue, seen, keys, erasures, holds, time, kept);
    }

    @Bean(destroyMethod = "close")
    Worker caseRetaining(BackgroundWorkers workers, Retention retention) {
        return workers.every(SWEEP, "case-retention", retention::run).startAfter(SWEEP);
    }

    @Bean(destroyMethod = "close")
    Worker caseErasing(BackgroundWorkers workers, Erasures erasures) {
        return workers.every(AGAIN, "case-erasures", erasures::goOn).startAfter(AGAIN);
    }
}
