package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.OutageCredited;
import org.ballcourt.contracts.RecordedEvent;

/** The times at which nobody watched the clocks: a deadline that falls into one of them is noticed only when it is over. */
record UnwatchedTimes(List<Span> spans) {
    /** From a deadline, or the begin of an outage, until it was noticed; both ends belong to it. */
    record Span(Instant from, Instant until) {}

    UnwatchedTimes {
        spans = List.copyOf(spans);
    }

    static UnwatchedTimes in(List<Commit> commits) {
        List<Span> spans = new ArrayList<>();
        for (Commit commit : commits) {
            for (RecordedEvent recorded : commit.events()) {
                if (recorded.event() instanceof DutyLapsed lapse) {
                    spans.add(new Span(lapse.dueAt(), commit.at()));
                } else if (recorded.event() instanceof OutageCredited outage) {
                    spans.add(new Span(outage.from(), commit.at()));
                }
            }
        }
        return new UnwatchedTimes(spans);
    }

    boolean at(Instant deadline) {
        return spans.stream().anyMatch(span -> !deadline.isBefore(span.from()) && !deadline.isAfter(span.until()));
    }
}
