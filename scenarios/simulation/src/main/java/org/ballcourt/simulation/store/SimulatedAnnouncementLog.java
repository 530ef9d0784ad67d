package org.ballcourt.simulation.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.escalation.announcements.Announcement;
import org.ballcourt.escalation.announcements.AnnouncementLog;
import org.ballcourt.simulation.kernel.Node;

/** What was announced, as one node comes to it. */
public record SimulatedAnnouncementLog(Storage storage, Lines lines, Node node) implements AnnouncementLog {
    /** What all nodes share. */
    public static final class Lines {
        private final Map<String, Set<String>> byCase = new HashMap<>();
    }

    @Override
    public Map<String, Set<String>> announced(Collection<String> caseIds) {
        return storage.documents(node, () -> {
            Map<String, Set<String>> found = new HashMap<>();
            caseIds.forEach(caseId -> found.put(caseId, Set.copyOf(lines.byCase.getOrDefault(caseId, Set.of()))));
            return found;
        });
    }

    @Override
    public void mark(Collection<Announcement> announcements) {
        List<Announcement> all = List.copyOf(announcements);
        storage.documents(node, () -> {
            all.forEach(one -> lines.byCase
                    .computeIfAbsent(one.caseId(), _ -> new HashSet<>())
                    .add(one.id()));
            return null;
        });
    }
}
