package org.ballcourt.cases.store;

import org.ballcourt.contracts.RecordedEvent;

/**
 * An event together with the very characters that are stored, hashed and published.
 *
 * @param type the stored name, e.g. {@code complaint-filed.v1}
 * @param payload canonical JSON; kept as text, so that its hash can be recomputed byte for byte by any later version
 */
public record LoggedEvent(RecordedEvent event, String type, String payload) {
    public long seq() {
        return event.seq();
    }
}
