package org.ballcourt.cases.walk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;

/** The shipped policies, each walked through once for all tests that ask for no states. */
record Walked(Policy policy, PolicyProof proof, double seconds) {
    private static final Map<String, Walked> WALKED = new LinkedHashMap<>();

    static synchronized List<Walked> shipped() {
        LoadedPolicies.shipped()
                .all()
                .forEach(policy -> WALKED.computeIfAbsent(policy.version(), _ -> through(policy, (_, _) -> {})));
        return List.copyOf(WALKED.values());
    }

    /** @param visitor told of each state that is met */
    static Walked through(Policy policy, PolicyWalk.Visitor visitor) {
        long began = System.nanoTime();
        PolicyProof proof = PolicyWalk.of(policy, visitor).prove();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "walk of %s: %d states, %d transitions, longest silence %s, %.1f s%n",
                policy.version(),
                proof.states(),
                proof.transitions(),
                proof.longest() == null ? proof.deadEnds() : proof.longest().length(),
                seconds);
        return new Walked(policy, proof, seconds);
    }
}
