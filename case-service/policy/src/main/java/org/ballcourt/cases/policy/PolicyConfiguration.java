package org.ballcourt.cases.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.PolicyRegistry;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the shipped files and those of {@code ballcourt.policies.dir}; calendars lie in its folder {@code calendars}. */
@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {
    private static final Logger log = LoggerFactory.getLogger(PolicyConfiguration.class);

    @Bean
    LoadedPolicies casePolicies(
            @Value("${ballcourt.policies.market:cn-marketplace}") String market,
            @Value("${ballcourt.policies.dir:}") String dir,
            ObjectProvider<PolicyRegistry> registry,
            ObjectProvider<InstantSource> time,
            PolicyVerifier verifier)
            throws IOException {
        List<PolicySource> policies = ShippedFiles.in("policies");
        List<PolicySource> calendars = ShippedFiles.in("calendars");
        if (!dir.isBlank()) {
            policies.addAll(from(Path.of(dir)));
            calendars.addAll(from(Path.of(dir, "calendars")));
        }
        PolicyRegistry seen = registry.getIfAvailable();
        LoadedPolicies loaded = seen == null
                ? LoadedPolicies.of(market, policies, calendars)
                : LoadedPolicies.of(market, policies, calendars, seen, time.getIfAvailable(InstantSource::system));
        PolicyProofs.require(loaded, policies, verifier);
        loaded.warnings().forEach(warning -> log.warn("{}", Messages.inAll(warning)));
        return loaded;
    }

    /** A folder that is named but not there refuses the start, like a wrong file. */
    private static List<PolicySource> from(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.endsWith("calendars")) {
                return List.of();
            }
            throw new PolicyFilesRefused(List.of(missing(folder)));
        }
        List<PolicySource> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                sources.add(new PolicySource(file.toString(), text, true));
            }
        }
        return sources;
    }

    private static PolicyFault missing(Path folder) {
        return new PolicyFault(
                "ballcourt.policies.dir", 1, "", Message.of("policy.no-folder").with("folder", folder));
    }
}
