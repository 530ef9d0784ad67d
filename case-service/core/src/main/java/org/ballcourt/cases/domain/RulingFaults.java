package org.ballcourt.cases.domain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;

/** Everything that is wrong with a ruling, told at once, each with its field; the code is that of what is looked for first. */
final class RulingFaults {
    private final String within;
    private final Map<String, CaseRejection> found = new LinkedHashMap<>();

    /** @param within what stands before the names of its fields */
    RulingFaults(String within) {
        this.within = within;
    }

    /** What the check of that field answers; null where it refuses, which is told later. */
    <T> T found(String field, Supplier<T> check) {
        try {
            return check.get();
        } catch (CaseRejection no) {
            found.putIfAbsent(field, no);
            return null;
        }
    }

    void check(String field, Runnable check) {
        found(field, () -> {
            check.run();
            return field;
        });
    }

    /** Throws what was found; a single fault as it is. */
    void require() {
        if (found.isEmpty()) {
            return;
        }
        CaseRejection first = found.values().iterator().next();
        if (found.size() == 1) {
            throw first;
        }
        Map<String, Message> fields = new LinkedHashMap<>();
        found.forEach((field, fault) -> fields.put(within + field, fault.message()));
        throw new CaseRejection(first.code(), together(fields.values().stream()), fields);
    }

    /** One sentence after the other; there is one at least. */
    static Message together(Stream<Message> messages) {
        return messages.reduce(
                        (one, next) -> Message.of("rule.both").with("one", one).with("next", next))
                .orElseThrow();
    }
}
