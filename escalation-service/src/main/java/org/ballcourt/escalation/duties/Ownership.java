package org.ballcourt.escalation.duties;

import java.util.Set;
import java.util.function.Predicate;

/** Which cases this instance works for. */
public interface Ownership extends Predicate<String> {
    /** By which they are told; others of them when other cases may be ours. */
    Set<Integer> partitions();

    /** Everything that had happened to them is known. */
    boolean isCaughtUp();
}
