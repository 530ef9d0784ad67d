package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;

/** The ledger's arithmetic; whatever it books sums to zero. */
final class Bookings {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Bookings() {}

    /** The buyer is paid by those who are liable; a credit that it already holds goes back to the platform. */
    static List<LedgerEntry> performed(Money amount, Money credit, Map<Account, Integer> liability) {
        List<LedgerEntry> entries = new ArrayList<>(moved(amount.minus(credit), Account.PLATFORM, Account.BUYER));
        entries.addAll(recovered(amount, liability));
        return net(entries);
    }

    /** The platform gets back from those who are liable what it laid out. */
    static List<LedgerEntry> recovered(Money amount, Map<Account, Integer> liability) {
        List<LedgerEntry> entries = new ArrayList<>();
        entries.add(new LedgerEntry(Account.PLATFORM, amount));
        shares(amount, liability).forEach((account, share) -> entries.add(new LedgerEntry(account, share.negated())));
        return net(entries);
    }

    static List<LedgerEntry> moved(Money amount, Account from, Account to) {
        return amount.isZero()
                ? List.of()
                : List.of(new LedgerEntry(to, amount), new LedgerEntry(from, amount.negated()));
    }

    static List<LedgerEntry> reversed(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> new LedgerEntry(entry.account(), entry.change().negated()))
                .toList();
    }

    /** Splits an amount by percentages; the smallest units that are left over go to the largest remainders. */
    static Map<Account, Money> shares(Money amount, Map<Account, Integer> liability) {
        int digits = amount.amount().scale();
        Map<Account, Money> shares = new TreeMap<>();
        Map<Account, BigDecimal> remainders = new TreeMap<>();
        BigDecimal left = amount.amount();
        for (Map.Entry<Account, Integer> share : liability.entrySet()) {
            BigDecimal exact = amount.amount()
                    .multiply(BigDecimal.valueOf(share.getValue()))
                    .divide(HUNDRED);
            BigDecimal down = exact.setScale(digits, RoundingMode.FLOOR);
            shares.put(share.getKey(), new Money(down, amount.currency()));
            remainders.put(share.getKey(), exact.subtract(down));
            left = left.subtract(down);
        }
        Money unit = new Money(BigDecimal.ONE.movePointLeft(digits), amount.currency());
        List<Account> largestFirst = new ArrayList<>(remainders.keySet());
        largestFirst.sort(Comparator.comparing((Account account) -> remainders.get(account))
                .reversed());
        for (int i = 0; left.signum() > 0; i++, left = left.subtract(unit.amount())) {
            shares.merge(largestFirst.get(i), unit, Money::plus);
        }
        return shares;
    }

    /** What so much is in full, of which only that percentage is paid out. */
    static Money beforeShare(Money paid, int percent) {
        return percent == 0 || percent == 100
                ? paid
                : new Money(
                        paid.amount()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(BigDecimal.valueOf(percent), Money.digits(paid.currency()), RoundingMode.DOWN),
                        paid.currency());
    }

    /** One line per account, without those that cancel out. */
    static List<LedgerEntry> net(List<LedgerEntry> entries) {
        Map<Account, Money> sums = new TreeMap<>();
        entries.forEach(e -> sums.merge(e.account(), e.change(), Money::plus));
        return sums.entrySet().stream()
                .filter(sum -> !sum.getValue().isZero())
                .map(sum -> new LedgerEntry(sum.getKey(), sum.getValue()))
                .toList();
    }
}
