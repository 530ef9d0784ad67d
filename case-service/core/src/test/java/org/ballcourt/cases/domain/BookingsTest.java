package org.ballcourt.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.junit.jupiter.api.Test;

class BookingsTest {
    @Test
    void giveTheLeftOverFenToTheLargestRemainder() {
        assertThat(Bookings.shares(
                        Money.of("0.05", "CNY"), Map.of(Account.SELLER, 50, Account.CARRIER, 30, Account.PLATFORM, 20)))
                .isEqualTo(Map.of(
                        Account.SELLER, Money.of("0.03", "CNY"),
                        Account.CARRIER, Money.of("0.01", "CNY"),
                        Account.PLATFORM, Money.of("0.01", "CNY")));
    }

    @Test
    void sumToZeroForAnyAmountCreditAndLiability() {
        Random random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            Money amount = Money.of(random.nextInt(100_000) + ".0" + random.nextInt(10), "CNY");
            Money credit = Money.of(random.nextInt(1000) + ".37", "CNY");
            int seller = random.nextInt(101);
            int carrier = random.nextInt(101 - seller);
            Map<Account, Integer> liability =
                    Map.of(Account.SELLER, seller, Account.CARRIER, carrier, Account.BUYER, 100 - seller - carrier);
            Money sum = Bookings.performed(amount, credit, liability).stream()
                    .map(LedgerEntry::change)
                    .reduce(Money.zero("CNY"), Money::plus);
            assertThat(sum).isEqualTo(Money.zero("CNY"));
        }
    }

    @Test
    void knowCurrenciesWithoutDecimals() {
        assertThat(Bookings.shares(Money.of("101", "JPY"), Map.of(Account.SELLER, 50, Account.CARRIER, 50))
                        .values())
                .containsExactlyInAnyOrder(Money.of("51", "JPY"), Money.of("50", "JPY"));
    }
}
