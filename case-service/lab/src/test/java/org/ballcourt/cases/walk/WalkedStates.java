package org.ballcourt.cases.walk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;

/** A walk with every state that was met and some that were met again; of the newest policy alone, since those of one take a gigabyte. */
record WalkedStates(Policy policy, PolicyProof proof, Map<StateKey, CaseState> states, List<CaseState> again) {
    /** Fewer, down to 1, compare more of the states that were merged. */
    private static final int ONE_OF = Integer.getInteger("ballcourt.walk.one-of", 200);

    private static WalkedStates newest;

    static synchronized WalkedStates of(Policy policy) {
        if (newest == null || !newest.policy.version().equals(policy.version())) {
            newest = null;
            newest = through(policy);
        }
        return newest;
    }

    private static WalkedStates through(Policy policy) {
        Map<StateKey, CaseState> states = new HashMap<>();
        List<CaseState> again = new ArrayList<>();
        Random random = new Random(StateKeyTest.SEED);
        PolicyProof proof = Walked.through(policy, (key, state) -> {
                    if (states.putIfAbsent(key, state) != null && random.nextInt(ONE_OF) == 0) {
                        again.add(state);
                    }
                })
                .proof();
        return new WalkedStates(policy, proof, states, again);
    }
}
