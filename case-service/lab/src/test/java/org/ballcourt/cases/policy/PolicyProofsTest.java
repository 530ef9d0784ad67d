package org.ballcourt.cases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.walk.Broken;
import org.ballcourt.cases.walk.WalkingVerifier;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.wire.Sha256;
import org.junit.jupiter.api.Test;

/** The build has proven the shipped texts (WalkingTest walks them); every other text is walked through before a case stands under it. */
class PolicyProofsTest {
    @Test
    void knowsTheVeryTextsThatTheBuildHasProven() throws IOException {
        Map<String, String> shipped = new TreeMap<>();
        ShippedFiles.in("policies").forEach(source -> shipped.put(source.file(), Sha256.hex(source.text())));
        String wanted = shipped.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        assertThat(PolicyFiles.read(PolicyProofs.PROVEN).lines().filter(line -> !line.startsWith("#")))
                .as("a shipped policy changed: see that WalkingTest passes, then put this into proven.txt:\n" + wanted)
                .containsExactlyElementsOf(wanted.lines().toList());
    }

    @Test
    void refusesAPolicyUnderWhichACaseNeverCloses() {
        Policy shipped = PolicyFiles.load(PolicyFiles.SHIPPED).all().getFirst();
        Policy round = Broken.with(shipped, DutyTerm.REVIEW_BY_OTHER, Consequence.OTHER_REVIEWER);
        List<PolicyFault> faults = PolicyProofs.faults(
                round, new PolicySource("mine.yaml", PolicyFiles.SHIPPED, true), new WalkingVerifier());
        PolicyFault fault = faults.getFirst();
        assertThat(fault.field()).isEqualTo("silence");
        assertThat(fault.line()).isEqualTo(PolicyFiles.lineOf(PolicyFiles.SHIPPED, "\nsilence:"));
        assertThat(Spoken.en(fault.message()))
                .startsWith("silence never closes the case")
                .contains("LodgeAppeal", "round and round: silence on REVIEW (REVIEWER): OTHER_REVIEWER");
        assertThat(Spoken.zh(fault.message())).contains("沉默永远不能使案件结束");
    }

    @Test
    void doesNotWalkWhatIsProven() {
        LoadedPolicies none = PolicyFiles.load(PolicyFiles.SHIPPED);
        List<PolicySource> sources = List.of(new PolicySource("shipped.yaml", PolicyFiles.SHIPPED, false));
        PolicyVerifier never = policy -> {
            throw new AssertionError("asked for " + policy.version());
        };
        assertThatCode(() -> PolicyProofs.require(none, sources, never)).doesNotThrowAnyException();
    }
}
