package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.NonPerformanceReported;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.StepKind;

/**
 * How far the remedy has been performed.
 *
 * @param plan null while nothing is to be performed
 * @param credit what the buyer holds of the platform's fund for the platform's lateness; null or zero if nothing
 * @param creditBefore the credit that the last step repaid, for the case that the step turns out not done
 * @param booked what the last step booked
 * @param advanced the platform paid in the seller's place
 * @param advanceLapses how often the payment adapter failed in time
 * @param reopened non-performance was reported after closing
 * @param conditionDisputed the seller disputed the returned goods' condition
 */
public record Fulfilment(
        EnforcementPlan plan,
        List<StepKind> done,
        Money credit,
        Money creditBefore,
        List<LedgerEntry> booked,
        boolean advanced,
        int advanceLapses,
        boolean reopened,
        boolean conditionDisputed) {
    static final Fulfilment NONE = new Fulfilment(null, List.of(), null, null, List.of(), false, 0, false, false);

    public Fulfilment {
        done = List.copyOf(done);
        booked = List.copyOf(booked);
    }

    /** The step whose turn it is. */
    public Optional<StepKind> next() {
        return plan == null || done.size() >= plan.steps().size()
                ? Optional.empty()
                : Optional.of(plan.steps().get(done.size()));
    }

    Money creditOr(Money zero) {
        return credit == null ? zero : credit;
    }

    Fulfilment planned(EnforcementPlan newPlan) {
        return new Fulfilment(
                newPlan, List.of(), credit, creditBefore, booked, advanced, advanceLapses, reopened, conditionDisputed);
    }

    Fulfilment did(StepKind step, List<LedgerEntry> ledger) {
        List<StepKind> all = new ArrayList<>(done);
        all.add(step);
        boolean ends = Steps.endsTheDebt(step);
        return new Fulfilment(
                plan,
                all,
                ends ? null : credit,
                ends ? credit : creditBefore,
                ends ? ledger : booked,
                advanced,
                advanceLapses,
                reopened,
                conditionDisputed);
    }

    Fulfilment credited(Money amount) {
        return new Fulfilment(
                plan, done, amount, creditBefore, booked, advanced, advanceLapses, reopened, conditionDisputed);
    }

    Fulfilment advancedNow() {
        return new Fulfilment(
                plan, done, credit, creditBefore, booked, true, advanceLapses, reopened, conditionDisputed);
    }

    Fulfilment lapsed(DutyLapsed event) {
        return event.duty() != DutyKind.PAY_ADVANCE
                ? this
                : new Fulfilment(
                        plan,
                        done,
                        credit,
                        creditBefore,
                        booked,
                        advanced,
                        advanceLapses + 1,
                        reopened,
                        conditionDisputed);
    }

    Fulfilment reported(NonPerformanceReported event) {
        return switch (event.ball().stage()) {
            case ENFORCEMENT -> reopenedNow();
            case ACCEPTANCE -> disputed();
            case null, default -> this;
        };
    }

    /** The last step counts as not done; what it booked was reversed. */
    private Fulfilment reopenedNow() {
        List<StepKind> without = new ArrayList<>(done);
        without.removeLast();
        return new Fulfilment(plan, without, creditBefore, null, List.of(), advanced, 0, true, conditionDisputed);
    }

    /** Back to the platform: nothing is to be performed until it has ruled. */
    private Fulfilment disputed() {
        return new Fulfilment(null, List.of(), credit, creditBefore, booked, advanced, advanceLapses, reopened, true);
    }
}
