package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.util.Optional;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;

/** One version that stands for every other: a case told again knows no second one. */
record OnePolicy(Policy policy) implements Policies {
    @Override
    public Policy inForce(Instant at) {
        return policy;
    }

    @Override
    public Optional<Policy> upcoming(Instant at) {
        return Optional.empty();
    }

    @Override
    public Policy version(String version) {
        return policy;
    }
}
