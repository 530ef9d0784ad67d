package org.ballcourt.cases.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Message;
import org.ballcourt.wire.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** No case may stand under a policy that was not walked through: the shipped ones were by the build, an operator's is at the start. */
final class PolicyProofs {
    /** The hash of each shipped text that the build's tests have proven. */
    static final String PROVEN = "/policies/proven.txt";

    private static final Logger log = LoggerFactory.getLogger(PolicyProofs.class);

    private PolicyProofs() {}

    /**
     * Walks through every policy whose very text the build has not proven.
     *
     * @throws PolicyFilesRefused naming the states that break a law
     */
    static void require(LoadedPolicies loaded, List<PolicySource> sources, PolicyVerifier verifier) {
        List<PolicyFault> faults = new ArrayList<>();
        for (PolicySource source : sources) {
            if (!isProven(source)) {
                log.info(
                        "Walking through {} in search of dead ends, since no build has; that may take minutes",
                        source.file());
                faults.addAll(faults(version(loaded, source), source, verifier));
            }
        }
        if (!faults.isEmpty()) {
            throw new PolicyFilesRefused(faults);
        }
    }

    private static Policy version(LoadedPolicies loaded, PolicySource source) {
        return loaded.version(new YamlFile(source.file(), source.text()).text("version"));
    }

    /** The states of that policy that break a law, as faults of the file that it was read from. */
    static List<PolicyFault> faults(Policy policy, PolicySource source, PolicyVerifier verifier) {
        YamlFile file = new YamlFile(source.file(), source.text());
        for (Message deadEnd : verifier.deadEnds(policy)) {
            file.fault("silence", deadEnd);
        }
        return file.faults();
    }

    static boolean isProven(PolicySource source) {
        return proven().contains(Sha256.hex(source.text()));
    }

    private static Set<String> proven() {
        try (InputStream in = PolicyProofs.class.getResourceAsStream(PROVEN)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ")[0])
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
