package org.ballcourt.cases.domain;

import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
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
        Money taken = ending.stream()
                .filter(entry -> entry.account() == Account.BUYER)
                .map(entry -> entry.change().negated())
                .filter(Money::isPositive)
                .reduce(state.zero(), Money::plus);
        return Outlay.orNull(LineAccount.less(taken, neverPaid(state)));
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
