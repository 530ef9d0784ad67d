package org.ballcourt.escalation.announcements;

import java.util.Collection;
import java.util.Set;

/** Remembers what was announced, so that a restart or a replay does not say it again. */
public interface AnnouncementLog {
    /** The ids that were announced for a case. */
    Set<String> announced(String caseId);

    void mark(Collection<Announcement> announcements);
}
