package org.ballcourt.cases.relay;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks through all cases for ever, a few at a time: proves each log's hash chain, and announces the newest event again, in case that
 * Kafka lost it just when the relay that had sent it died.
 */
final class LogAudit {
    private static final Logger log = LoggerFactory.getLogger(LogAudit.class);
    private static final int STEP = 50;

    private final CaseStore cases;
    private final Predicate<String> owns;
    private final Snapshots snapshots;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private String last = "";

    LogAudit(CaseStore cases, Predicate<String> owns, Snapshots snapshots) {
        this.cases = cases;
        this.owns = owns;
        this.snapshots = snapshots;
    }

    void step() {
        List<String> ids = cases.idsAfter(last, STEP);
        List<String> mine = ids.stream().filter(owns).toList();
        cases.loadAll(mine, this::unreadable).values().forEach(this::look);
        last = ids.size() < STEP ? "" : ids.getLast();
    }

    private void look(CaseLog found) {
        unreadable.remove(found.caseId());
        if (!found.isPending()) {
            snapshots.changed(found);
        }
    }

    private void unreadable(String caseId, RuntimeException damaged) {
        if (unreadable.add(caseId)) {
            log.error("Nothing can be decided on case {} until somebody has looked", caseId, damaged);
        }
    }

    /** Cases whose logs were tampered with, or that this version does not understand. */
    int unreadable() {
        return unreadable.size();
    }
}
