package org.ballcourt.cases.walk;

import java.util.EnumMap;
import java.util.Map;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.LocalizedText;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Consequence;

/** Policies that are wrong in one place, past every check of their file. */
public final class Broken {
    private Broken() {}

    /** The policy with another choice of what silence brings. */
    public static Policy with(Policy p, DutyTerm term, Consequence brings) {
        Map<DutyTerm, Consequence> silence = new EnumMap<>(p.silence());
        silence.put(term, brings);
        return with(p, p.terms(), silence, p.clauses());
    }

    static Policy with(
            Policy p,
            Map<DutyTerm, Policy.Length> terms,
            Map<DutyTerm, Consequence> silence,
            Map<String, LocalizedText> clauses) {
        return new Policy(
                p.version(),
                p.market(),
                p.effectiveFrom(),
                p.transition(),
                p.currency(),
                p.calendar(),
                terms,
                silence,
                p.urgent(),
                p.goods(),
                p.pace(),
                p.amounts(),
                p.windows(),
                p.limits(),
                p.burdens(),
                p.liability(),
                p.grounds(),
                p.standing(),
                p.agents(),
                clauses,
                p.secondEdition());
    }
}
