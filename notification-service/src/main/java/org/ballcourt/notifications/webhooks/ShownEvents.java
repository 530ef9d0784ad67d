package org.ballcourt.notifications.webhooks;

import java.util.List;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Stage;
import tools.jackson.databind.JsonNode;

/** Events as somebody may see them now, asked for when they are sent: so nothing that was said lies here, and what was erased is gone. */
@FunctionalInterface
public interface ShownEvents {
    /** Some events from that one on; empty where the case is none of the reader's business. */
    Optional<Page> from(long seq, String caseId, Actor reader);

    /**
     * Some events of a case.
     *
     * @param reason of a dispute; null for other matters
     * @param last the newest that was looked at, shown or not
     * @param newest of the case
     */
    record Page(String caseId, Reason reason, long last, long newest, List<Item> events) {
        public Page {
            events = List.copyOf(events);
        }
    }

    /**
     * One of them.
     *
     * @param stage after it
     * @param event as the stream of events shows it
     */
    record Item(long seq, String type, String at, Stage stage, JsonNode event) {}
}
