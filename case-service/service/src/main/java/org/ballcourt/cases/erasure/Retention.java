package org.ballcourt.cases.erasure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.ballcourt.cases.store.TextEncryption;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.cases.view.CaseQueue.Old;
import org.ballcourt.cases.view.SeenCases;
import org.ballcourt.contracts.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases everybody of a case in which nothing has happened for as long as anything is kept; what is held for a court stays, and goes when
 * that is over.
 *
 * @param kept for how long, from the last event of a closed case
 */
record Retention(
        CaseQueue queue,
        SeenCases seen,
        TextEncryption keys,
        Erasures erasures,
        LegalHolds holds,
        InstantSource time,
        Duration kept) {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final int AT_A_TIME = 100;

    /** Answers how many cases it erased. */
    int run() {
        int all = 0;
        List<Old> old;
        do {
            old = queue.closedSince(time.instant().minus(kept), held(), AT_A_TIME);
            all += (int) old.stream().filter(this::erase).count();
        } while (old.size() == AT_A_TIME);
        return all;
    }

    private List<String> held() {
        return holds.standing().stream().map(Hold::caseId).toList();
    }

    /** Whether it was erased: one that is held meanwhile keeps its people, and is found again when that is over. */
    private boolean erase(Old old) {
        Set<String> people = new HashSet<>(old.people());
        people.addAll(keys.subjectsIn(old.caseId()));
        people.forEach(person -> erasures.expire(Actor.parse(person), old.caseId()));
        if (held().contains(old.caseId())) {
            return false;
        }
        seen.forget(old.caseId());
        queue.erased(old.caseId());
        log.info("Everybody in case {} was erased: it is older than anything is kept", old.caseId());
        return true;
    }
}
