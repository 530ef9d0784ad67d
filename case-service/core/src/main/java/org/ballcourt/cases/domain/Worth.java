package org.ballcourt.cases.domain;

import java.util.Map;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RemedyLine;
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
        return newlyAtFault || gain(side, first, second, state) < 0;
    }

    /** Money first; for the same money who has the goods in the end, then who bears their freight, then whether it was decided at all. */
    private static int gain(Role side, Ruling first, Ruling second, CaseState state) {
        IntStream gains = IntStream.of(
                side == Role.BUYER
                        ? netOfBuyer(second, state).compareTo(netOfBuyer(first, state))
                        : part(Account.SELLER, first, state).compareTo(part(Account.SELLER, second, state)),
                Boolean.compare(hasGoods(side, second), hasGoods(side, first)),
                Boolean.compare(bearsFreight(side, first), bearsFreight(side, second)),
                Boolean.compare(loses(side, first), loses(side, second)));
        return gains.filter(gain -> gain != 0).findFirst().orElse(0);
    }

    private static boolean hasGoods(Role side, Ruling ruling) {
        return givesBack(ruling) == (side == Role.SELLER);
    }

    private static boolean bearsFreight(Role side, Ruling ruling) {
        return ruling.freight() != null && ruling.freight().name().equals(side.name());
    }

    /** What was left open is decided against it; whatever is granted costs the seller money, or nothing at all. */
    private static boolean loses(Role side, Ruling ruling) {
        return side == Role.BUYER && ruling.result() == RulingResult.DISMISSED;
    }

    private static boolean givesBack(Ruling ruling) {
        return ruling.allLines().stream().anyMatch(RemedyLine::goodsGoBack);
    }

    private static Money netOfBuyer(Ruling ruling, CaseState state) {
        return price(ruling, state).minus(part(Account.BUYER, ruling, state));
    }

    private static Money part(Account account, Ruling ruling, CaseState state) {
        Map<Account, Money> shares = Bookings.shares(price(ruling, state), ruling.liability());
        return shares.getOrDefault(account, state.zero());
    }

    private static Money price(Ruling ruling, CaseState state) {
        return Closing.inMoney(ruling.allLines(), state.filing());
    }
}
