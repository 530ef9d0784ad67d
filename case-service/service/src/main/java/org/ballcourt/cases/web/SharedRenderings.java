package org.ballcourt.cases.web;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;

/**
 * The newest events as all of the platform's people see them, so that each is written once and not once per listener.
 *
 * <p>Only listeners who were handed the very same object share: whoever reads the topic again, perhaps after a text was erased, is
 * shown what can be read by then.
 */
final class SharedRenderings {
    private static final int MOST = 256;

    private final ConcurrentMap<Key, String> renderings = new ConcurrentHashMap<>();
    private final Queue<Key> oldestFirst = new ConcurrentLinkedQueue<>();

    private record Key(RecordedEvent event, Language language) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.event == event && key.language.equals(language);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(event);
        }
    }

    String of(RecordedEvent event, Language language, Supplier<String> rendering) {
        Key key = new Key(event, language);
        boolean[] first = new boolean[1];
        String rendered = renderings.computeIfAbsent(key, _ -> {
            first[0] = true;
            return rendering.get();
        });
        if (first[0]) {
            oldestFirst.add(key);
            forgetOldest();
        }
        return rendered;
    }

    private void forgetOldest() {
        while (renderings.size() > MOST) {
            Key oldest = oldestFirst.poll();
            if (oldest == null) {
                return;
            }
            renderings.remove(oldest);
        }
    }

    int size() {
        return renderings.size();
    }
}
