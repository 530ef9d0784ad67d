package org.ballcourt.cases.view;

import java.util.List;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.RecordedEvent;

/** One case as it was read at one moment. */
public record OpenCase(String caseId, long version, List<RecordedEvent> events, CaseState state, Parties parties) {
    public OpenCase {
        events = List.copyOf(events);
    }

    /** @param version the number of commits, which only the log knows */
    public static OpenCase of(String caseId, long version, List<RecordedEvent> events) {
        return new OpenCase(caseId, version, List.of(), CaseState.NONE, Parties.NOBODY).with(version, events);
    }

    public static OpenCase of(RememberedCase known) {
        CaseLog log = known.log();
        return new OpenCase(log.caseId(), log.version(), log.events(), known.state(), known.parties());
    }

    /** The case as its first events made it, to be shown to those who are its parties today. */
    OpenCase upTo(long seq) {
        List<RecordedEvent> first =
                events.stream().filter(event -> event.seq() <= seq).toList();
        return new OpenCase(caseId, version, first, CaseState.NONE.after(first), parties);
    }

    /** The case after some more events. */
    public OpenCase with(long newVersion, List<RecordedEvent> more) {
        List<RecordedEvent> all = Stream.concat(events.stream(), more.stream()).toList();
        Parties newParties = parties;
        for (RecordedEvent event : more) {
            newParties = newParties.after(event.event());
        }
        return new OpenCase(caseId, newVersion, all, state.after(more), newParties);
    }
}
