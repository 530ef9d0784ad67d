package org.ballcourt.cases.store;

import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;

/**
 * An event together with the very characters that are stored, hashed and published.
 *
 * @param payload canonical JSON; kept as text, so that its hash can be recomputed byte for byte by any later version
 * @param traceparent where whoever traces goes on with its command; null where nobody does, and outside of every hash
 */
public record LoggedEvent(RecordedEvent event, String payload, String traceparent) {
    public LoggedEvent(RecordedEvent event, String payload) {
        this(event, payload, null);
    }

    /** The same in a commit of which more events follow, or none. */
    LoggedEvent inCommit(boolean more) {
        return event.moreInCommit() == more ? this : new LoggedEvent(event.inCommit(more), payload, traceparent);
    }

    public long seq() {
        return event.seq();
    }

    /** The stored name, e.g. {@code complaint-filed.v1}. */
    public String type() {
        return EventNames.nameOf(event.event().getClass());
    }
}
