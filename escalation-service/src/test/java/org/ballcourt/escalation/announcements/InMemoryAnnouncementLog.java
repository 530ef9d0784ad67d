package org.ballcourt.escalation.announcements;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A log that outlives the announcements of a test, and can fail. */
public final class InMemoryAnnouncementLog implements AnnouncementLog {
    private final Set<String> marked = new HashSet<>();
    private boolean broken;

    @Override
    public Map<String, Set<String>> announced(Collection<String> caseIds) {
        return caseIds.stream().collect(Collectors.toMap(caseId -> caseId, this::announced));
    }

    Set<String> announced(String caseId) {
        return marked.stream()
                .filter(id -> id.startsWith(caseId + ":"))
                .map(id -> id.substring(caseId.length() + 1))
                .collect(Collectors.toSet());
    }

    @Override
    public void mark(Collection<Announcement> announcements) {
        if (broken) {
            throw new IllegalStateException("The store is away");
        }
        announcements.forEach(a -> marked.add(a.caseId() + ":" + a.id()));
    }

    void breakDown() {
        broken = true;
    }

    void repair() {
        broken = false;
    }
}
