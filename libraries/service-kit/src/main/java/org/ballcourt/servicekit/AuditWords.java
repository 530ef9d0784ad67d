package org.ballcourt.servicekit;

import java.util.List;
import org.ballcourt.contracts.Actor;

/** The words of searches in the audit, which are somebody's own. */
@FunctionalInterface
public interface AuditWords {
    /**
     * Erases those of what was asked about something, whoever did; that it was asked stays, and the chains hold.
     *
     * @param by all that this one asked, too; null for nobody
     */
    void erase(Actor by, List<String> of);
}
