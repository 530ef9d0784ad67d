package org.ballcourt.cases.domain;

import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/** What a ruling is worth to a side, so that two of them can be compared. */
final class Worth {
    private Worth() {}

    /** Whether the second ruling leaves the side worse off than the first. */
    static boolean isWorse(Role side, Ruling first, Ruling second, CaseState state) {
        Fault own = side == Role.BUYER ? Fault.BUYER : Fault.SELLER;
        boolean newlyAtFault = first.atFault() != own && second.atFault() == own;
        int gain = side == Role.BUYER
                ? netOfBuyer(second, state).compareTo(netOfBuyer(first, state))
                : part(Account.SELLER, first, state).compareTo(part(Account.SELLER, second, state));
        return newlyAtFault || gain < 0 || side == Role.BUYER && gain == 0 && costsTheBuyerMore(first, second);
    }

    /** For the same money the goods must go back, or what was left open is decided against the buyer. */
    private static boolean costsTheBuyerMore(Ruling first, Ruling second) {
        boolean returns = first.remedy() != Remedy.RETURN_AND_REFUND && second.remedy() == Remedy.RETURN_AND_REFUND;
        boolean dismisses = first.result() != RulingResult.DISMISSED && second.result() == RulingResult.DISMISSED;
        return returns || dismisses;
    }

    private static Money netOfBuyer(Ruling ruling, CaseState state) {
        return price(ruling, state).minus(part(Account.BUYER, ruling, state));
    }

    private static Money part(Account account, Ruling ruling, CaseState state) {
        Map<Account, Money> shares = Bookings.shares(price(ruling, state), ruling.liability());
        return shares.getOrDefault(account, state.zero());
    }

    private static Money price(Ruling ruling, CaseState state) {
        return ruling.remedy() == Remedy.NONE ? state.zero() : Closing.inMoney(ruling.remedy(), ruling.amount(), state);
    }
}
