package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.RulingResult;
import org.ballcourt.contracts.StepKind;

/** Section 11, rule 18: to a side a ruling is a row of numbers, of which the first that differs tells the better one. */
record ModelWorth(ModelCase c, Role side) {
    boolean harms(ModelRuling old, ModelRuling revised) {
        String me = side.name();
        if (!me.equals(old.atFault().name()) && me.equals(revised.atFault().name())) {
            return true;
        }
        boolean asked = c.claim().stream().anyMatch(ModelWorth::leavesTheBuyer);
        if (isBuyer() && sends(revised) && !sends(old) && money(old, true).signum() > 0 && !asked) {
            return true;
        }
        boolean wasRepair = gives(Remedy.REPAIR, old);
        boolean countsThen = isBuyer() || wasRepair && gives(Remedy.REPAIR, revised);
        boolean countsNow = !isBuyer() || wasRepair || isClaimed(Remedy.REPAIR);
        List<BigDecimal> then = row(old, countsThen);
        List<BigDecimal> now = row(revised, countsNow);
        for (int i = 0; i < then.size(); i++) {
            int better = now.get(i).compareTo(then.get(i));
            if (better != 0) {
                return better < 0;
            }
        }
        return false;
    }

    private List<BigDecimal> row(ModelRuling ruling, boolean repairCounts) {
        boolean back = sends(ruling);
        BigDecimal free = one(!side.name().equals(String.valueOf(ruling.freight())));
        BigDecimal money = money(ruling, repairCounts);
        return isBuyer()
                ? List.of(money, form(ruling), one(!back), free, one(ruling.result() != RulingResult.DISMISSED))
                : List.of(money, one(back), form(ruling), free);
    }

    private static boolean sends(ModelRuling ruling) {
        return ruling.lines().stream().anyMatch(ModelWorth::leavesTheBuyer);
    }

    private static boolean leavesTheBuyer(ModelLine line) {
        return line.travels().contains(StepKind.RETURN_GOODS) || line.remedy() == Remedy.REPAIR;
    }

    private BigDecimal money(ModelRuling ruling, boolean repairCounts) {
        BigDecimal price = c.order.value().amount().subtract(c.paidOfPrice).max(BigDecimal.ZERO);
        BigDecimal all = BigDecimal.ZERO;
        for (ModelLine line : ruling.lines()) {
            BigDecimal worth = line.isInKind() && line.amount().signum() == 0 ? price : line.amount();
            all = line.remedy() == Remedy.REPAIR && !repairCounts ? all : all.add(worth);
        }
        Account own = isBuyer() ? Account.BUYER : Account.SELLER;
        BigDecimal pays = c.shares(all, ruling.liability()).getOrDefault(own, BigDecimal.ZERO);
        return isBuyer() ? all.add(pays) : pays;
    }

    private BigDecimal form(ModelRuling ruling) {
        if (gives(Remedy.REPLACEMENT, ruling)) {
            return liked(Remedy.REPLACEMENT, 1);
        }
        return gives(Remedy.REPAIR, ruling) ? liked(Remedy.REPAIR, 0) : liked(Remedy.REFUND, 2);
    }

    private BigDecimal liked(Remedy form, int dear) {
        return BigDecimal.valueOf(isBuyer() ? isClaimed(form) ? 3 : dear : -dear);
    }

    private boolean isClaimed(Remedy remedy) {
        return c.claim().stream().anyMatch(line -> line.remedy() == remedy);
    }

    private static boolean gives(Remedy inKind, ModelRuling ruling) {
        return ruling.lines().stream().anyMatch(line -> line.remedy() == inKind);
    }

    private boolean isBuyer() {
        return side == Role.BUYER;
    }

    private static BigDecimal one(boolean good) {
        return good ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
