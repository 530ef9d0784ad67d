package org.ballcourt.clocks;

import java.time.Instant;
import java.util.Comparator;

/** Something that is to happen to a case at an instant; in the order of time, then of cases and their duties. */
interface Ring extends Comparable<Ring> {
    /** d9 comes before d10. */
    Comparator<Ring> ORDER = Comparator.comparing(Ring::at)
            .thenComparing(Ring::caseId)
            .thenComparingInt(ring -> ring.id().length())
            .thenComparing(Ring::id);

    Instant at();

    String caseId();

    /** Unique in its case, and the same whenever it is computed again. */
    String id();

    @Override
    default int compareTo(Ring other) {
        return ORDER.compare(this, other);
    }
}
