package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.LedgerEntry;

/**
 * The money of a dispute if nobody appeals and everybody performs.
 *
 * @param money the balances at the end, only of accounts that moved
 * @param bookings what is still to come, in order
 */
public record WhenPerformed(Map<Account, String> money, List<Booking> bookings) {
    /**
     * @param at when it comes at the latest
     * @param event what books it
     */
    record Booking(Instant at, String event, List<LedgerEntry> ledger) {}

    /** Null where nothing is foreseen. */
    static WhenPerformed of(CaseState before, List<DatedEvent> foreseen) {
        CaseState after = before;
        for (DatedEvent event : foreseen) {
            after = after.evolve(event.at(), event.actor(), event.event());
        }
        List<Booking> bookings = foreseen.stream()
                .filter(event -> !event.event().ledger().isEmpty())
                .map(event -> new Booking(
                        event.at(),
                        EventNames.shortNameOf(event.event()),
                        event.event().ledger()))
                .toList();
        return foreseen.isEmpty() ? null : new WhenPerformed(CaseView.money(after), bookings);
    }
}
