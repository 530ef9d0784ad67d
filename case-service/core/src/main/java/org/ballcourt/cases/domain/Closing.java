package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.Stage;

/** The ways in which a case ends. */
final class Closing {
    private Closing() {}

    static void close(DecisionInProgress draft, Outcome outcome, Fault atFault) {
        Money credit = draft.state().fulfilment().creditOr(draft.state().zero());
        List<LedgerEntry> takenBack =
                keepsCredit(outcome) ? List.of() : Bookings.moved(credit, Account.BUYER, Account.PLATFORM);
        close(draft, outcome, atFault, null, takenBack);
    }

    /** The end of a ruling that leaves nothing to perform. */
    static void closeOn(DecisionInProgress draft, Ruling ruling) {
        Outcome outcome = ruling.result() == RulingResult.UNDECIDED
                ? Outcome.UNDECIDED
                : ruling.result() == RulingResult.DISMISSED ? Outcome.CLAIM_DISMISSED : Outcome.REMEDY_PERFORMED;
        if (outcome == Outcome.REMEDY_PERFORMED) {
            close(draft, outcome, ruling.atFault(), null, creditBack(draft));
        } else {
            close(draft, outcome, ruling.atFault());
        }
    }

    /** The end of a plan whose last step is done. */
    static void closePerformed(DecisionInProgress draft, EnforcementPlan plan) {
        close(draft, plan.outcome(), plan.atFault(), null, creditBack(draft));
    }

    /** The platform failed to rule for good: it pays what was claimed itself. */
    static void grantAtPlatformCost(DecisionInProgress draft) {
        Money credit = draft.state().fulfilment().creditOr(draft.state().zero());
        List<LedgerEntry> rest = Bookings.moved(worth(draft.state()).minus(credit), Account.PLATFORM, Account.BUYER);
        close(draft, Outcome.REMEDY_PERFORMED, Fault.PLATFORM, null, rest);
    }

    /** The platform could not pay its advance out: the case ends, the debt stays. */
    static void closeOwing(DecisionInProgress draft) {
        EnforcementPlan plan = draft.state().fulfilment().plan();
        Money owed = Enforcement.advanceOf(draft.state());
        List<LedgerEntry> entries = new ArrayList<>(Bookings.moved(owed, Account.PLATFORM, Account.BUYER));
        entries.addAll(Bookings.recovered(Enforcement.priceOf(draft.state(), plan), plan.liability()));
        close(draft, plan.outcome(), plan.atFault(), owed, Bookings.net(entries));
    }

    /** The end of what is no dispute: no money was in it. */
    static void closeMatter(DecisionInProgress draft, MatterDecision decision) {
        boolean upheld = decision == MatterDecision.UPHELD;
        Fault atFault = switch (draft.state().matter().kind()) {
            case AGENT_COMPLAINT -> Fault.PLATFORM;
            case VIOLATION -> Fault.SELLER;
            case CONTEST, DISPUTE -> Fault.NONE;
        };
        close(draft, upheld ? Outcome.UPHELD : Outcome.CLAIM_DISMISSED, upheld ? atFault : Fault.NONE, null, List.of());
    }

    /** Nobody decided: that is the desk's failure and nobody else's. */
    static void closeUndecided(DecisionInProgress draft) {
        close(draft, Outcome.UNDECIDED, Fault.PLATFORM, null, List.of());
    }

    /** The claim in money; a repair or replacement without an amount is worth the order. */
    static Money worth(CaseState state) {
        return inMoney(state.filing().remedy(), state.filing().amount(), state);
    }

    static Money inMoney(Remedy remedy, Money amount, CaseState state) {
        boolean inKind = remedy == Remedy.REPAIR || remedy == Remedy.REPLACEMENT;
        return amount.isZero() && inKind ? state.filing().order().value() : amount;
    }

    private static List<LedgerEntry> creditBack(DecisionInProgress draft) {
        Money credit = draft.state().fulfilment().creditOr(draft.state().zero());
        return Bookings.moved(credit, Account.BUYER, Account.PLATFORM);
    }

    private static boolean keepsCredit(Outcome outcome) {
        return outcome == Outcome.EXTERNALLY_DECIDED;
    }

    private static void close(
            DecisionInProgress draft, Outcome outcome, Fault atFault, Money platformOwes, List<LedgerEntry> ledger) {
        draft.add(new CaseClosed(
                outcome,
                atFault,
                platformOwes,
                ledger,
                draft.dutyChange().to(Stage.CLOSED).endAll().done()));
    }
}
