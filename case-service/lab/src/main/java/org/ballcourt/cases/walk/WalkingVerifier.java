package org.ballcourt.cases.walk;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.PolicyVerifier;
import org.ballcourt.contracts.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies a policy by walking through every state that a case can reach under it. */
public final class WalkingVerifier implements PolicyVerifier {
    private static final Logger log = LoggerFactory.getLogger(WalkingVerifier.class);

    @Override
    public List<Message> deadEnds(Policy policy) {
        long began = System.nanoTime();
        PolicyProof proof = PolicyWalk.of(policy).prove();
        long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
        if (proof.holds()) {
            log.info(
                    "Policy {} has no dead end: {} states, {} transitions, longest silence {}, walked in {} ms",
                    proof.version(),
                    proof.states(),
                    proof.transitions(),
                    proof.longest().length(),
                    millis);
        }
        return proof.deadEnds().stream().map(DeadEnd::message).toList();
    }
}
