package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;

/** A log and what follows from its events, so that nobody has to go through all of them again. */
public record RememberedCase(CaseLog log, CaseState state, Parties parties) {
    public static RememberedCase of(CaseLog log) {
        List<RecordedEvent> events = log.events();
        return new RememberedCase(log, CaseState.NONE.after(events), Parties.of(events));
    }

    /** The case after one more commit. */
    public RememberedCase with(Commit commit) {
        List<RecordedEvent> events = commit.events();
        Parties after = parties;
        for (RecordedEvent recorded : events) {
            after = after.after(recorded.event());
        }
        return new RememberedCase(log.with(commit), state.after(events), after);
    }

    RememberedCase relayedUpTo(long version) {
        return new RememberedCase(log.relayedUpTo(version), state, parties);
    }
}
