package org.ballcourt.cases.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The progress of announcements without a disk. */
public final class InMemoryPolicyAnnouncements implements PolicyAnnouncements {
    private final Map<String, Progress> reached = new ConcurrentHashMap<>();

    @Override
    public Progress of(String version) {
        return reached.getOrDefault(version, Progress.NONE);
    }

    @Override
    public void reached(String version, Progress progress) {
        reached.put(version, progress);
    }
}
