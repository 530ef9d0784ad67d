package org.ballcourt.cases.proof;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.ballcourt.cases.store.LastSigningKey;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.servicekit.AuditRoots;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The key of this installation and what it signs. */
@Configuration(proxyBeanMethods = false)
@Import({Receipts.class, Roots.class, Bundles.class})
class ProofConfiguration {
    @Bean
    InstallationKeys caseInstallationKeys(
            @Value("${ballcourt.proof.key-file:}") String file,
            @Value("${ballcourt.proof.key:}") String line,
            @Value("${ballcourt.proof.old-keys:}") List<String> older,
            @Value("${ballcourt.test-mode:false}") boolean trial,
            LastSigningKey lastKey,
            RootRepository roots) {
        InstallationKeys keys = InstallationKeys.read(file, line, older, trial);
        if (!trial) {
            new SigningKeyCheck(lastKey, roots).require(keys);
        }
        return keys;
    }

    /** A start that came to nothing has signed nothing, and does not keep the key before from coming back. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> caseSigningKeyInUse(
            InstallationKeys keys, LastSigningKey lastKey, @Value("${ballcourt.test-mode:false}") boolean trial) {
        return _ -> {
            if (!trial) {
                lastKey.remember(keys.own().verifying().keyId());
            }
        };
    }

    @Bean(destroyMethod = "close")
    RootScheduler caseRootScheduler(
            BackgroundWorkers workers,
            LeaseRepository leases,
            Roots roots,
            RootRepository repository,
            AuditRoots audit,
            RootPublisher out,
            InstantSource time,
            @Value("${ballcourt.proof.interval:PT10M}") Duration interval) {
        RootLease lease = new RootLease(leases, "roots-" + UUID.randomUUID(), System::nanoTime);
        return new RootScheduler(lease, roots, repository, audit, out, new Cadence(time, interval)).start(workers);
    }
}
