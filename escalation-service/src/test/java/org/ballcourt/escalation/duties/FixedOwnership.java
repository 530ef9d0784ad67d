package org.ballcourt.escalation.duties;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** As a test has it. */
public final class FixedOwnership implements Ownership {
    private final Predicate<String> ours;
    public final Set<Integer> partitions = new HashSet<>(Set.of(0));

    public FixedOwnership(Predicate<String> ours) {
        this.ours = ours;
    }

    @Override
    public boolean test(String caseId) {
        return ours.test(caseId);
    }

    @Override
    public Set<Integer> partitions() {
        return Set.copyOf(partitions);
    }

    @Override
    public boolean isCaughtUp() {
        return true;
    }
}
