package org.ballcourt.cases.store;

import java.util.List;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;

/** A log and what follows from its events, so that nobody has to go through all of them again. */
public record KnownCase(CaseLog log, CaseState state, Parties parties) {
    public static KnownCase of(CaseLog log) {
        List<RecordedEvent> events = log.events();
        return new KnownCase(log, CaseState.NONE.after(events), Parties.of(events));
    }

    /** The case after one more commit. */
    public KnownCase with(Commit commit) {
        List<RecordedEvent> events = commit.events();
        Parties after = parties;
        for (RecordedEvent recorded : events) {
            after = after.after(recorded.event());
        }
        return new KnownCase(log.with(commit), state.after(events), after);
    }

    KnownCase relayedUpTo(long version) {
        return new KnownCase(log.relayedUpTo(version), state, parties);
    }
}
