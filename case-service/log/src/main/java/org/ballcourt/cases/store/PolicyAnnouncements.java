package org.ballcourt.cases.store;

import java.time.Instant;

/** How far new rules were announced to open cases, so that a restart goes on where the last run stopped. */
public interface PolicyAnnouncements {
    /**
     * One run over all cases.
     *
     * @param after the last case that was told; empty at the beginning
     * @param doneAt when the run came to its end; null while it is under way
     */
    record Progress(String after, Instant doneAt) {
        public static final Progress NONE = new Progress("", null);
    }

    Progress of(String version);

    void reached(String version, Progress progress);
}
