package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.StepKind;
import org.junit.jupiter.api.Test;

/** Two nodes, or one before and after a restart, must tell the same ruling in the same words. */
class OrderOfLiabilityTest {
    private static final List<Account> ACCOUNTS = List.of(Account.values());

    @Test
    void isThatOfTheAccountsHoweverTheSharesWereGiven() {
        assertThat(keysOf(plan(shares(ACCOUNTS)))).containsExactlyElementsOf(ACCOUNTS);
        assertThat(keysOf(plan(shares(ACCOUNTS.reversed())))).containsExactlyElementsOf(ACCOUNTS);
    }

    @Test
    void isTheSameOnceItWasWrittenAndReadAgain() {
        EnforcementPlan plan = plan(shares(ACCOUNTS.reversed()));
        String written = Wire.json().writeValueAsString(plan);
        EnforcementPlan read = Wire.json().readValue(written, EnforcementPlan.class);
        assertThat(keysOf(read)).containsExactlyElementsOf(ACCOUNTS);
        assertThat(Wire.json().writeValueAsString(read)).isEqualTo(written);
    }

    @Test
    void isNobodysToChange() {
        Map<Account, Integer> given = shares(ACCOUNTS);
        EnforcementPlan plan = plan(given);
        given.clear();
        assertThat(plan.liability()).hasSize(ACCOUNTS.size());
        assertThatThrownBy(() -> plan.liability().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    private static Stream<Account> keysOf(EnforcementPlan plan) {
        return plan.liability().keySet().stream();
    }

    private static Map<Account, Integer> shares(List<Account> accounts) {
        Map<Account, Integer> shares = new LinkedHashMap<>();
        accounts.forEach(account -> shares.put(account, 20));
        return shares;
    }

    private static EnforcementPlan plan(Map<Account, Integer> liability) {
        return new EnforcementPlan(
                Remedy.REFUND,
                Money.of("39.00", "CNY"),
                List.of(StepKind.REFUND),
                liability,
                Fault.SELLER,
                Outcome.SETTLED,
                null,
                null,
                null);
    }
}
