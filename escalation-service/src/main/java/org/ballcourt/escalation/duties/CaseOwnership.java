package org.ballcourt.escalation.duties;

import org.ballcourt.consumer.CaseSubscription;

/** Which cases this instance works for, as its subscription has it; that is made later, and before it no case is ours. */
public final class CaseOwnership implements Ownership {
    private volatile CaseSubscription subscription;

    public void follow(CaseSubscription cases) {
        subscription = cases;
    }

    /** Whether this instance works for the case. */
    @Override
    public boolean test(String caseId) {
        return subscription != null && subscription.owns(caseId);
    }

    @Override
    public long generation() {
        return subscription == null ? 0 : subscription.generation();
    }

    @Override
    public boolean isCaughtUp() {
        return subscription != null && subscription.caughtUp();
    }
}
