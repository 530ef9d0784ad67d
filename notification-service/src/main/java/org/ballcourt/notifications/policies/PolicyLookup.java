package org.ballcourt.notifications.policies;

import java.time.ZoneId;

/** Where the words of the rules come from. */
public interface PolicyLookup {
    /**
     * @param version as a case names it; null for what is about no case
     * @throws java.io.UncheckedIOException if whoever knows does not answer now
     */
    PolicyWords of(String version);

    /** Knows no rules, and tells all times in one zone. */
    static PolicyLookup in(ZoneId zone) {
        PolicyWords unknown = PolicyWords.unknown(zone);
        return _ -> unknown;
    }
}
