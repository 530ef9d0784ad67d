package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;

/** A policy registry without a disk. */
public class InMemoryPolicyRegistry implements PolicyRegistry {
    private final Map<String, Kept> kept = new ConcurrentSkipListMap<>();
    private final AtomicReference<Set<String>> first = new AtomicReference<>();

    @Override
    public List<Kept> all() {
        return List.copyOf(kept.values());
    }

    @Override
    public Kept keep(Kept version) {
        Kept before = kept.putIfAbsent(version.version(), version);
        return before == null ? version : before;
    }

    @Override
    public Set<String> firstStart(Set<String> versions, Instant at) {
        first.compareAndSet(null, Set.copyOf(versions));
        return first.get();
    }
}
