package org.ballcourt.contracts;

import java.util.List;
import java.util.Map;

/**
 * What must be performed, in order, and who pays for it.
 *
 * @param amount the money to be paid; zero for a pure repair or replacement
 * @param liability percentages that sum to 100
 * @param outcome the case's outcome once all steps are done
 */
public record EnforcementPlan(
        Remedy remedy,
        Money amount,
        List<StepKind> steps,
        Map<Account, Integer> liability,
        Fault atFault,
        Outcome outcome) {
    public EnforcementPlan {
        steps = List.copyOf(steps);
        liability = Ruling.inOrder(liability);
    }
}
