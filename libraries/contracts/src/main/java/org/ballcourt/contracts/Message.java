package org.ballcourt.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sentence for people before it is put into a language: which one, and what it speaks of.
 *
 * @param key names a pattern in the message files, e.g. {@code rule.offer-not-open}
 * @param arguments by the names that the pattern uses: numbers are counted with, a constant of an enum chooses where the
 *     pattern chooses, and everything is said in the reader's language where it stands alone
 */
public record Message(String key, Map<String, Object> arguments) {
    public Message {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    public static Message of(String key) {
        return new Message(key, Map.of());
    }

    /** The same with one more argument. */
    public Message with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(name, value);
        return new Message(key, more);
    }
}
