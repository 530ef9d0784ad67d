package org.ballcourt.contracts;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A decision of the platform.
 *
 * @param liability percentages that sum to 100; empty where nothing is granted
 */
public record Ruling(
        Actor by,
        List<ElementFinding> findings,
        RulingResult result,
        @OptionalField Remedy remedy,
        @OptionalField Money amount,
        Map<Account, Integer> liability,
        @OptionalField Fault atFault,
        List<String> clauses,
        String policy,
        PersonalText reasons) {
    public Ruling {
        findings = List.copyOf(findings);
        liability = inOrder(liability);
        clauses = List.copyOf(clauses);
    }

    /** A copy in the order of the accounts, which is that of every later reading; {@link Map#copyOf} gives another one at each start. */
    static Map<Account, Integer> inOrder(Map<Account, Integer> liability) {
        Map<Account, Integer> copy = new EnumMap<>(Account.class);
        liability.forEach((account, share) -> copy.put(account, Objects.requireNonNull(share)));
        return Collections.unmodifiableMap(copy);
    }
}
