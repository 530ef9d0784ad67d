package org.ballcourt.torture.check;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The duties of a case as its events say, one event after the other. */
final class Duties {
    /** When each open duty lapses, by its id. */
    private final Map<String, Instant> open = new LinkedHashMap<>();
    /** How each duty that is no longer open ended, by its id. */
    private final Map<String, String> ended = new LinkedHashMap<>();

    static Duties of(CaseHistory log) {
        Duties duties = new Duties();
        log.events().forEach(duties::after);
        return duties;
    }

    void after(LogEvent event) {
        event.ended().forEach(end -> {
            String id = end.path("dutyId").asString();
            open.remove(id);
            ended.put(id, end.path("how").asString());
        });
        event.opened()
                .forEach(duty -> open.put(
                        duty.path("dutyId").asString(),
                        Instant.parse(duty.path("dueAt").asString())));
    }

    Map<String, Instant> open() {
        return new TreeMap<>(open);
    }

    Map<String, String> ended() {
        return new TreeMap<>(ended);
    }
}
