package org.ballcourt.torture.check;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.ballcourt.torture.check.Flaw.Kind;
import tools.jackson.databind.JsonNode;

/** Each event's bookings sum to zero, in one currency per case. */
final class LedgerCheck {
    private final Flaws findings;

    LedgerCheck(Flaws findings) {
        this.findings = findings;
    }

    void check(Checked checked) {
        checked.histories().forEach(this::check);
    }

    private void check(CaseHistory log) {
        Set<String> currencies = new HashSet<>();
        for (LogEvent event : log.events()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode entry : event.body().path("ledger")) {
                sum = sum.add(new BigDecimal(entry.at("/change/amount").asString()));
                currencies.add(entry.at("/change/currency").asString());
            }
            if (sum.signum() != 0) {
                findings.add(Kind.UNBALANCED, log.caseId(), event.seq(), "books " + sum + " too much");
            }
        }
        if (currencies.size() > 1) {
            findings.add(Kind.UNBALANCED, log.caseId(), "books in " + currencies);
        }
    }
}
