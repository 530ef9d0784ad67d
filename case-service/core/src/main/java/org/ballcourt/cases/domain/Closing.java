package org.ballcourt.cases.domain;

import java.math.BigDecimal;
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
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/** The ways in which a case ends. */
final class Closing {
    private Closing() {}

    static void close(DecisionInProgress draft, Outcome outcome, Fault atFault) {
        Money credit = draft.state().fulfilment().creditOr(draft.state().zero());
        List<LedgerEntry> takenBack =
                keepsCredit(outcome) ? List.of() : Bookings.moved(credit, Account.BUYER, Account.PLATFORM);
        close(draft, outcome, atFault, null, takenBack);
    }

    /** The end of what nobody asked for: whatever the buyer has of it goes back. */
    static void closeTakingAllBack(DecisionInProgress draft) {
        Money all = LineAccount.ofBuyer(draft.state());
        close(draft, Outcome.WITHDRAWN, Fault.NONE, null, Bookings.moved(all, Account.BUYER, Account.PLATFORM));
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

    /** The end of a plan of which everybody bears a part: what the buyer has beyond it goes back. */
    static void closePaidOut(DecisionInProgress draft, EnforcementPlan plan) {
        CaseState state = draft.state();
        Money beyond = state.fulfilment().creditOr(state.zero()).minus(Payouts.borneByPlatform(state));
        List<LedgerEntry> back =
                beyond.isPositive() ? Bookings.moved(beyond, Account.BUYER, Account.PLATFORM) : List.of();
        close(draft, plan.outcome(), plan.atFault(), null, back);
    }

    /** The platform failed to rule for good: it pays what was claimed itself. */
    static void grantAtPlatformCost(DecisionInProgress draft) {
        Money credit = draft.state().fulfilment().creditOr(draft.state().zero());
        List<LedgerEntry> rest = Bookings.moved(worthNow(draft).minus(credit), Account.PLATFORM, Account.BUYER);
        close(draft, Outcome.REMEDY_PERFORMED, Fault.PLATFORM, null, rest);
    }

    /** The platform could not pay its advance out: the case ends, the debt stays. */
    static void closeOwing(DecisionInProgress draft) {
        EnforcementPlan plan = draft.state().fulfilment().plan();
        Money owed = Enforcement.advanceOf(draft.state());
        List<LedgerEntry> entries = new ArrayList<>(Bookings.moved(owed, Account.PLATFORM, Account.BUYER));
        entries.addAll(Bookings.recovered(Enforcement.priceOfRest(draft.state()), plan.liability()));
        close(draft, plan.outcome(), plan.atFault(), owed, Bookings.net(entries));
    }

    /** The end of what is no dispute: no money was in it. */
    static void closeMatter(DecisionInProgress draft, MatterDecision decision) {
        boolean upheld = decision == MatterDecision.UPHELD;
        Fault atFault = switch (draft.state().matter().kind()) {
            case AGENT_COMPLAINT -> Fault.PLATFORM;
            case VIOLATION -> draft.state().matter().about().role() == Role.BUYER ? Fault.BUYER : Fault.SELLER;
            case CONTEST, CONTACT, DISPUTE -> Fault.NONE;
        };
        close(draft, upheld ? Outcome.UPHELD : Outcome.CLAIM_DISMISSED, upheld ? atFault : Fault.NONE, null, List.of());
    }

    /** The end of a contact, however late the answer was: that is told by the duties that lapsed. */
    static void closeAnswered(DecisionInProgress draft) {
        close(draft, Outcome.ANSWERED, Fault.NONE, null, List.of());
    }

    /** Nobody decided: that is the desk's failure and nobody else's. */
    static void closeUndecided(DecisionInProgress draft) {
        close(draft, Outcome.UNDECIDED, Fault.PLATFORM, null, List.of());
    }

    /** What the platform rules on, in money; a repair or replacement without an amount is worth what is left of the order's price. */
    static Money worth(CaseState state) {
        return inMoney(state.claimed(), state.filing());
    }

    /** The same without what other cases of the order line have brought since. */
    static Money worthNow(DecisionInProgress draft) {
        CaseState state = draft.state();
        return inMoney(Amounts.left(state.claimed(), draft), state.filing());
    }

    static Money inMoney(List<RemedyLine> lines, Filing filing) {
        return inMoney(lines, lines, filing);
    }

    /** Some of the lines in money: what is done in kind takes what the others leave of the order's price, once. */
    static Money inMoney(List<RemedyLine> some, List<RemedyLine> all, Filing filing) {
        Money zero = Money.zero(filing.amount().currency());
        Money sum = some.stream().map(RemedyLine::amount).reduce(zero, Money::plus);
        return all.stream()
                .filter(line -> line.remedy().isInKind() && line.amount().isZero())
                .findFirst()
                .filter(some::contains)
                .map(inKind -> sum.plus(leftOfPrice(all, filing)))
                .orElse(sum);
    }

    private static Money leftOfPrice(List<RemedyLine> all, Filing filing) {
        Money booked = all.stream()
                .filter(line -> line.remedy() != Remedy.COMPENSATION)
                .map(RemedyLine::amount)
                .reduce(
                        filing.earlier() == null
                                ? Money.zero(filing.amount().currency())
                                : filing.earlier().refunded(),
                        Money::plus);
        return LineAccount.less(filing.order().value(), booked);
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
        Money buyerOwes = BuyerDebt.of(draft.state(), ledger, draft.policy());
        draft.add(new CaseClosed(
                outcome,
                atFault,
                platformOwes == null ? unpaid(draft.state(), ledger) : platformOwes,
                ledger,
                draft.dutyChange().close().done(),
                buyerOwes,
                buyerOwes == null ? null : Payouts.contestUntil(draft)));
    }

    /** What was booked to the buyer, is still his, and was not paid out; null if nothing. */
    private static Money unpaid(CaseState state, List<LedgerEntry> last) {
        if (state.filing() == null) {
            return null;
        }
        Money open = BuyerDebt.neverPaid(state);
        BigDecimal has = state.booked(last).getOrDefault(Account.BUYER, BigDecimal.ZERO);
        Money held = new Money(has, open.currency());
        Money owed = open.compareTo(held) < 0 ? open : held;
        return owed.isPositive() ? owed : null;
    }
}
