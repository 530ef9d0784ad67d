package org.ballcourt.cases.erasure;

import java.time.Duration;
import java.time.InstantSource;
import org.ballcourt.cases.store.ErasureLog;
import org.ballcourt.cases.store.MongoEvidenceRegistry;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.servicekit.workers.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Erasing persons. */
@Configuration(proxyBeanMethods = false)
@Import(ErasureLog.class)
class ErasureConfiguration {
    private static final Duration AGAIN = Duration.ofSeconds(30);

    @Bean
    Erasures caseErasures(
            ErasureLog log,
            TextEncryption keys,
            MongoEvidenceRegistry evidence,
            CaseQueue queue,
            ErasurePublisher out,
            InstantSource time) {
        return new Erasures(log, keys, evidence, queue, out, time);
    }

    @Bean(destroyMethod = "close")
    Worker caseErasing(BackgroundWorkers workers, Erasures erasures) {
        return workers.every(AGAIN, "case-erasures", erasures::goOn).startAfter(AGAIN);
    }
}
