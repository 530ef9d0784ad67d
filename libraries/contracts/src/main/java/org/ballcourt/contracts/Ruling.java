package org.ballcourt.contracts;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A decision of the platform.
 *
 * @param remedy that of the first line
 * @param amount the sum of the lines
 * @param liability percentages that sum to 100; empty where nothing is granted
 * @param lines null where remedy and amount are the only one
 * @param freight who bears it; null where no goods travel
 * @param deviation why it goes against all of its findings; null where it does not
 * @param directions where the sides may turn with what stays undecided; null where all is decided
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
        PersonalText reasons,
        @OptionalField List<RemedyLine> lines,
        @OptionalField Freight freight,
        PersonalText deviation,
        @OptionalField List<Direction> directions) {
    public Ruling {
        directions = directions == null ? null : List.copyOf(directions);
        lines = lines == null ? null : List.copyOf(lines);
        findings = List.copyOf(findings);
        liability = inOrder(liability);
        clauses = List.copyOf(clauses);
    }

    public List<RemedyLine> allLines() {
        return RemedyLine.orOnly(lines, remedy, amount);
    }

    /** A copy in the order of the accounts, which is that of every later reading; {@link Map#copyOf} gives another one at each start. */
    static Map<Account, Integer> inOrder(Map<Account, Integer> liability) {
        Map<Account, Integer> copy = new EnumMap<>(Account.class);
        liability.forEach((account, share) -> copy.put(account, Objects.requireNonNull(share)));
        return Collections.unmodifiableMap(copy);
    }
}
