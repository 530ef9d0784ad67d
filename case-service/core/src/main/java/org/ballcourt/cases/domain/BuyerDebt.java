package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;

/**
 * What the buyer was really paid of what the end of the case takes back: a credit whose claim fails, an express refund whose goods never
 * came. It is owed and may be contested as what is taken back from anybody else; what was only booked is only booked back.
 */
final class BuyerDebt {
    private BuyerDebt() {}

    /** @return null where nothing is owed */
    static Money of(CaseState state, List<LedgerEntry> ending, Policy policy) {
        if (policy.secondEdition() == null || state.filing() == null) {
            return null;
        }
        Money taken = bookedToBuyer(ending, state.zero()).negated();
        return taken.isPositive() ? Outlay.orNull(LineAccount.less(taken, neverPaid(state))) : null;
    }

    static Money bookedToBuyer(List<LedgerEntry> entries, Money zero) {
        return entries.stream()
                .filter(entry -> entry.account() == Account.BUYER)
                .map(LedgerEntry::change)
                .reduce(zero, Money::plus);
    }

    /**
     * A payment that was under way when the case closed was made all the same: first it pays what the platform owes, and the rest the
     * buyer owes.
     */
    static void recordLate(DecisionInProgress draft, RecordAdvance command) {
        Outlay outlay = draft.state().fulfilment().outlay();
        outlay.underWay().stream()
                .filter(duty -> command.dutyId() == null || duty.dutyId().equals(command.dutyId()))
                .findFirst()
                .ifPresent(duty -> {
                    Money paid = Payouts.amountOf(duty);
                    Money rest = outlay.owed() == null ? paid : LineAccount.less(paid, outlay.owed());
                    draft.add(new AdvancePaid(
                            paid,
                            command.reference(),
                            Payouts.causeOf(duty),
                            Bookings.moved(rest, Account.PLATFORM, Account.BUYER),
                            BallChange.NONE));
                    if (rest.isPositive()) {
                        Payouts.recover(draft, Account.BUYER, rest, Payouts.causeOf(duty));
                    }
                });
    }

    /** What of the credit is ordered still, or could not be paid at all. */
    static Money neverPaid(CaseState state) {
        Money ordered = Payouts.advance(state, AdvanceCause.PROVISIONAL_CREDIT)
                .map(Payouts::amountOf)
                .orElse(state.zero());
        Money failed = state.fulfilment().outlay().owed();
        return failed == null ? ordered : failed.plus(ordered);
    }
}
