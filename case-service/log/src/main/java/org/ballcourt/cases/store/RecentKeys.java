package org.ballcourt.cases.store;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keys that were used a moment ago, so that not every text costs a round trip. */
final class RecentKeys {
    private record Used(SealedKeys.Key key, long since) {}

    private final long lifeNanos;
    private final Map<String, Used> entries;

    RecentKeys(int capacity, Duration life) {
        this.lifeNanos = life.toNanos();
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Used> eldest) {
                return size() > capacity;
            }
        };
    }

    synchronized Optional<SealedKeys.Key> get(String id) {
        return Optional.ofNullable(entries.get(id))
                .filter(used -> System.nanoTime() - used.since < lifeNanos)
                .map(Used::key);
    }

    synchronized void put(String id, SealedKeys.Key key) {
        entries.put(id, new Used(key, System.nanoTime()));
    }

    synchronized void forget(String id) {
        entries.remove(id);
    }
}
