package org.ballcourt.cases.proof;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.ballcourt.cases.policy.LoadedPolicies;
import org.ballcourt.cases.store.CaseHeads;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.LeaseRepository;
import org.ballcourt.cases.store.RootRepository;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The key of this installation and what it signs. */
@Configuration(proxyBeanMethods = false)
class ProofConfiguration {
    @Bean
    InstallationKeys caseInstallationKeys(
            @Value("${ballcourt.proof.key-file:}") String file,
            @Value("${ballcourt.proof.key:}") String line,
            @Value("${ballcourt.proof.old-keys:}") List<String> older,
            @Value("${ballcourt.test-mode:false}") boolean trial) {
        return InstallationKeys.read(file, line, older, trial);
    }

    @Bean
    Receipts caseReceipts(InstallationKeys keys) {
        return new Receipts(keys);
    }

    @Bean
    Roots caseRoots(CaseHeads heads, RootRepository repository, InstallationKeys keys, InstantSource time) {
        return new Roots(heads, repository, keys, time);
    }

    @Bean
    Bundles caseBundles(
            CaseStore cases,
            TextEncryption texts,
            LoadedPolicies policies,
            InstallationKeys keys,
            Roots roots,
            InstantSource time) {
        return new Bundles(cases, texts, policies, keys, roots, time);
    }

    @Bean(destroyMethod = "close")
    RootScheduler caseRootScheduler(
            BackgroundWorkers workers,
            LeaseRepository leases,
            Roots roots,
            RootRepository repository,
            RootPublisher out,
            @Value("${ballcourt.proof.interval:PT10M}") Duration interval) {
        RootLease lease = new RootLease(leases, "roots-" + UUID.randomUUID(), System::nanoTime);
        return new RootScheduler(lease, roots, repository, out, interval).start(workers);
    }
}
