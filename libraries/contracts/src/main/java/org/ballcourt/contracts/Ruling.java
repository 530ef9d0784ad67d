package org.ballcourt.contracts;

import java.util.List;
import java.util.Map;

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
        liability = Map.copyOf(liability);
        clauses = List.copyOf(clauses);
    }
}
