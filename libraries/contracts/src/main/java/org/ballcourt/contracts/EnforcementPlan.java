package org.ballcourt.contracts;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must be performed, in order, and who pays for it.
 *
 * @param remedy that of the first line
 * @param amount the money to be paid, the sum of the lines; zero for a pure repair or replacement
 * @param liability percentages that sum to 100
 * @param outcome the case's outcome once all steps are done
 * @param lines null where remedy and amount are the only one
 * @param freight who bears it; null where no goods travel
 * @param parts who bears how much of the money, the buyer's own part included, which is never paid; null where that is not said
 * @param paidFirst the platform pays the buyer at once, before goods come back, and takes it back from all who bear it, the seller
 *     included; null where not
 */
public record EnforcementPlan(
        Remedy remedy,
        Money amount,
        List<StepKind> steps,
        Map<Account, Integer> liability,
        Fault atFault,
        Outcome outcome,
        @OptionalField List<RemedyLine> lines,
        @OptionalField Freight freight,
        @OptionalField Map<Account, Money> parts,
        @OptionalField Boolean paidFirst) {
    public EnforcementPlan {
        paidFirst = Boolean.TRUE.equals(paidFirst) ? paidFirst : null;
        lines = lines == null ? null : List.copyOf(lines);
        parts = parts == null ? null : Collections.unmodifiableMap(new TreeMap<>(parts));
        steps = List.copyOf(steps);
        liability = Ruling.inOrder(liability);
    }

    /** One of which everybody pays its own part, the seller after the goods came back. */
    public EnforcementPlan(
            Remedy remedy,
            Money amount,
            List<StepKind> steps,
            Map<Account, Integer> liability,
            Fault atFault,
            Outcome outcome,
            List<RemedyLine> lines,
            Freight freight,
            Map<Account, Money> parts) {
        this(remedy, amount, steps, liability, atFault, outcome, lines, freight, parts, null);
    }

    public EnforcementPlan withSteps(List<StepKind> others) {
        return new EnforcementPlan(
                remedy, amount, others, liability, atFault, outcome, lines, freight, parts, paidFirst);
    }

    public EnforcementPlan withLines(List<RemedyLine> others) {
        return new EnforcementPlan(
                others.getFirst().remedy(),
                RemedyLine.total(others),
                steps,
                liability,
                atFault,
                outcome,
                RemedyLine.ifSeveral(others),
                freight,
                parts,
                paidFirst);
    }

    public EnforcementPlan withFreight(Freight bearer) {
        return new EnforcementPlan(remedy, amount, steps, liability, atFault, outcome, lines, bearer, parts, paidFirst);
    }

    public EnforcementPlan with(Map<Account, Money> newParts) {
        return new EnforcementPlan(
                remedy, amount, steps, liability, atFault, outcome, lines, freight, newParts, paidFirst);
    }

    public EnforcementPlan payingFirst() {
        return new EnforcementPlan(remedy, amount, steps, liability, atFault, outcome, lines, freight, parts, true);
    }

    public boolean platformPaysFirst() {
        return paidFirst != null;
    }

    public List<RemedyLine> allLines() {
        return RemedyLine.orOnly(lines, remedy, amount);
    }
}
