package org.ballcourt.escalation.duties;

import java.util.function.Predicate;

/** As a test has it. */
public final class FixedOwnership implements Ownership {
    private final Predicate<String> ours;
    public long generation;

    public FixedOwnership(Predicate<String> ours) {
        this.ours = ours;
    }

    @Override
    public boolean test(String caseId) {
        return ours.test(caseId);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public boolean isCaughtUp() {
        return true;
    }
}
