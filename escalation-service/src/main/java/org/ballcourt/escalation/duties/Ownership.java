package org.ballcourt.escalation.duties;

import java.util.function.Predicate;

/** Which cases this instance works for. */
public interface Ownership extends Predicate<String> {
    /** Another one whenever other cases may have become ours, even where they were ours before and were another's in between. */
    long generation();

    /** Everything that had happened to them is known. */
    boolean isCaughtUp();
}
