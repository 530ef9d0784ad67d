package org.ballcourt.escalation.announcements;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Remembers what was announced, so that a restart or a replay does not say it again. */
public interface AnnouncementLog {
    /** The ids that were announced, for each of these cases for which there are some. */
    Map<String, Set<String>> announced(Collection<String> caseIds);

    void mark(Collection<Announcement> announcements);
}
