package org.ballcourt.clocks;

import java.util.function.Predicate;
import org.ballcourt.consumer.CaseSubscription;

/** What the clocks know of their subscription, which is made after them; before that, nothing is theirs. */
final class Following implements Predicate<String> {
    private volatile CaseSubscription subscription;

    void follow(CaseSubscription cases) {
        subscription = cases;
    }

    /** Whether this instance works for the case. */
    @Override
    public boolean test(String caseId) {
        return subscription != null && subscription.owns(caseId);
    }

    boolean isCaughtUp() {
        return subscription != null && subscription.caughtUp();
    }
}
