package org.ballcourt.cases.view;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as one reader may see it. It stays JSON: every type has fields of its own, and of those each reader sees others; the
 * API's description names them type by type.
 */
public record ShownEvent(@JsonValue ObjectNode json) {
    /** Of an event that is not stored: nobody shall take its hash for one of the chain. */
    public ShownEvent unstored() {
        return new ShownEvent(json.deepCopy().remove(Set.of("hash")));
    }

    /** What an event added to a matter, without the event's place in the log. */
    public record Fields(@JsonValue ObjectNode json) {}
}
