package org.ballcourt.cases.tracing;

import java.util.Optional;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.cases.domain.TraceRules;

/** What the policies say of tracing: a case is linked by the version that it was filed under. */
record TraceBook(Policies policies) {
    Policy of(String version) {
        return policies.version(version);
    }

    /** Empty for a case of the first edition, which is never linked. */
    Optional<TraceRules> rules(TracedCase one) {
        return Optional.ofNullable(of(one.policy()).secondEdition()).map(SecondEdition::tracing);
    }

    /** Cases are linked within a market, since its rules and its regulator are its own. */
    boolean isOf(String market, TracedCase one) {
        return of(one.policy()).market().equals(market) && rules(one).isPresent();
    }

    boolean counts(TracedCase one) {
        return rules(one).orElseThrow().counts(one.outcome());
    }
}
