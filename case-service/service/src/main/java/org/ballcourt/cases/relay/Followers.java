package org.ballcourt.cases.relay;

import java.util.List;
import org.ballcourt.cases.store.CommitSideEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who act on commits that Kafka has, before the store notes that it has them. */
record Followers(List<CommitSideEffect> sideEffects) {
    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    Followers {
        sideEffects = List.copyOf(sideEffects);
    }

    /** False if it has to be tried again. */
    boolean follow(InFlightCase sending) {
        try {
            sideEffects.forEach(sideEffect -> sideEffect.apply(sending.log(), sending.newCommits()));
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "What follows from the newest commits of case {} is tried again: {}",
                    sending.caseId(),
                    e.getMessage());
            return false;
        }
    }
}
