package org.ballcourt.cases.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.policy.LoadedPolicies;

/** The shipped policies, each walked through once for all tests, with every state that was met and some that were met again. */
record Walked(
        Policy policy, PolicyProof proof, Map<StateKey, CaseState> states, List<CaseState> again, double seconds) {
    /** Fewer, down to 1, compare more of the states that were merged. */
    private static final int ONE_OF = Integer.getInteger("ballcourt.walk.one-of", 200);

    private static final Map<String, Walked> WALKED = new LinkedHashMap<>();

    static synchronized List<Walked> shipped() {
        if (WALKED.isEmpty()) {
            LoadedPolicies.shipped().all().forEach(policy -> WALKED.put(policy.version(), through(policy)));
        }
        return List.copyOf(WALKED.values());
    }

    private static Walked through(Policy policy) {
        Map<StateKey, CaseState> states = new HashMap<>();
        List<CaseState> again = new ArrayList<>();
        Random random = new Random(StateKeyTest.SEED);
        long began = System.nanoTime();
        PolicyProof proof = PolicyWalk.of(policy, (key, state) -> {
                    if (states.putIfAbsent(key, state) != null && random.nextInt(ONE_OF) == 0) {
                        again.add(state);
                    }
                })
                .prove();
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "walk of %s: %d states, %d transitions, longest silence %s, %.1f s%n",
                policy.version(),
                proof.states(),
                proof.transitions(),
                proof.longest() == null ? proof.deadEnds() : proof.longest().length(),
                seconds);
        return new Walked(policy, proof, states, again, seconds);
    }
}
