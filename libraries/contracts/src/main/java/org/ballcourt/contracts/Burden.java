package org.ballcourt.contracts;

import java.util.List;

/**
 * One line of the burden ledger: an element, who must prove it first and the clause that says so.
 *
 * @param kinds evidence kinds that count for it
 */
public record Burden(String element, Role bearer, String clause, List<EvidenceKind> kinds) {
    public Burden {
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
    }
}
