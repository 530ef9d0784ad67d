package org.ballcourt.cases.domain;

import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/**
 * What a ruling is worth to a side, so that two of them can be compared. A replacement stands for the price. What a repair is worth, or
 * costs, nobody knows before, at most the price: in the ruling that was appealed it counts as what is best for the side, in the revised
 * one as what is worst.
 */
final class Worth {
    private final Role side;
    private final CaseState state;

    private Worth(Role side, CaseState state) {
        this.side = side;
        this.state = state;
    }

    /** Whether the second ruling leaves the side worse off than the first. */
    static boolean isWorse(Role side, Ruling first, Ruling second, CaseState state) {
        Fault own = side == Role.BUYER ? Fault.BUYER : Fault.SELLER;
        boolean newlyAtFault = first.atFault() != own && second.atFault() == own;
        Worth worth = new Worth(side, state);
        return newlyAtFault || worth.risksWhatItHas(first, second) || worth.gain(first, second) < 0;
    }

    /** What hangs on goods that have to be sent first may come to nothing: where that was not so, only a buyer who claimed it is given that. */
    private boolean risksWhatItHas(Ruling first, Ruling second) {
        return side == Role.BUYER
                && givesBack(second)
                && !givesBack(first)
                && netOfBuyer(first, true).isPositive()
                && state.claimed().stream().noneMatch(Worth::sendsGoods);
    }

    private static boolean sendsGoods(RemedyLine line) {
        return line.goodsGoBack() || line.remedy() == Remedy.REPAIR;
    }

    /** Money first; for the same money what it is given in and who has the goods in the end, then who bears their freight, then whether it was decided at all. */
    private int gain(Ruling first, Ruling second) {
        int money = side == Role.BUYER
                ? netOfBuyer(second, claimed(Remedy.REPAIR) || has(Remedy.REPAIR, first))
                        .compareTo(netOfBuyer(first, true))
                : part(Account.SELLER, first, has(Remedy.REPAIR, second) && has(Remedy.REPAIR, first))
                        .compareTo(part(Account.SELLER, second, true));
        int form = more(this::liking, first, second);
        int goods = more(ruling -> givesBack(ruling) == (side == Role.SELLER) ? 1 : 0, first, second);
        return IntStream.of(
                        money,
                        side == Role.BUYER ? form : goods,
                        side == Role.BUYER ? goods : form,
                        more(ruling -> bearsFreight(ruling) ? 0 : 1, first, second),
                        more(ruling -> loses(ruling) ? 0 : 1, first, second))
                .filter(gain -> gain != 0)
                .findFirst()
                .orElse(0);
    }

    private static int more(ToIntFunction<Ruling> points, Ruling first, Ruling second) {
        return Integer.compare(points.applyAsInt(second), points.applyAsInt(first));
    }

    /** For the same worth the buyer likes what it claimed best, then money, then new goods; the seller likes the opposite of that. */
    private int liking(Ruling ruling) {
        Remedy kind = has(Remedy.REPLACEMENT, ruling)
                ? Remedy.REPLACEMENT
                : has(Remedy.REPAIR, ruling) ? Remedy.REPAIR : Remedy.REFUND;
        int cost = kind == Remedy.REFUND ? 2 : kind == Remedy.REPLACEMENT ? 1 : 0;
        return side == Role.SELLER ? -cost : claimed(kind) ? 3 : cost;
    }

    private boolean claimed(Remedy kind) {
        return state.claimed().stream().anyMatch(line -> line.remedy() == kind);
    }

    private static boolean has(Remedy kind, Ruling ruling) {
        return ruling.allLines().stream().anyMatch(line -> line.remedy() == kind);
    }

    private boolean bearsFreight(Ruling ruling) {
        return ruling.freight() != null && ruling.freight().name().equals(side.name());
    }

    /** What was left open is decided against it; whatever is granted costs the seller money, or nothing at all. */
    private boolean loses(Ruling ruling) {
        return side == Role.BUYER && ruling.result() == RulingResult.DISMISSED;
    }

    /** Goods that are repaired are given away as well: what comes again is in the worth of the repair. */
    private static boolean givesBack(Ruling ruling) {
        return ruling.allLines().stream().anyMatch(Worth::sendsGoods);
    }

    private Money netOfBuyer(Ruling ruling, boolean repairCounts) {
        return worth(ruling, repairCounts).minus(part(Account.BUYER, ruling, repairCounts));
    }

    private Money part(Account account, Ruling ruling, boolean repairCounts) {
        Map<Account, Money> shares = Bookings.shares(worth(ruling, repairCounts), ruling.liability());
        return shares.getOrDefault(account, state.zero());
    }

    private Money worth(Ruling ruling, boolean repairCounts) {
        return ruling.allLines().stream()
                .filter(line -> repairCounts || line.remedy() != Remedy.REPAIR)
                .map(this::worth)
                .reduce(state.zero(), Money::plus);
    }

    private Money worth(RemedyLine line) {
        return line.remedy().isInKind() && line.amount().isZero() ? price() : line.amount();
    }

    private Money price() {
        Filing filing = state.filing();
        Money paid = filing.earlier() == null ? state.zero() : filing.earlier().refunded();
        return LineAccount.less(filing.order().value(), paid);
    }
}
