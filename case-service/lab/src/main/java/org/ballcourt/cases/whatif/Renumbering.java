package org.ballcourt.cases.whatif;

import java.util.HashMap;
import java.util.Map;

/** Which numbers offers, duties and events have in a replay; what was not replayed yet has the number that it had. */
final class Renumbering {
    private final Map<String, String> offers = new HashMap<>();
    private final Map<String, String> duties = new HashMap<>();
    private final Map<Long, Long> events = new HashMap<>();

    void offer(String then, String now) {
        offers.put(then, now);
    }

    void duty(String then, String now) {
        duties.put(then, now);
    }

    void event(long then, long now) {
        events.put(then, now);
    }

    String offer(String then) {
        return offers.getOrDefault(then, then);
    }

    String duty(String then) {
        return duties.getOrDefault(then, then);
    }

    /** A new fact is named by the number of the event that brought it, or otherwise. */
    String fact(String then) {
        if (!then.matches("[1-9][0-9]{0,8}")) {
            return then;
        }
        long seq = Long.parseLong(then);
        return Long.toString(events.getOrDefault(seq, seq));
    }
}
