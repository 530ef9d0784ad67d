package org.ballcourt.escalation.timers;

import java.time.Instant;
import java.util.Comparator;

/** Something that is due for a case at an instant; in the order of time, then of cases and their duties. */
public interface ScheduledItem extends Comparable<ScheduledItem> {
    /** d9 comes before d10. */
    Comparator<ScheduledItem> ORDER = Comparator.comparing(ScheduledItem::at)
            .thenComparing(ScheduledItem::caseId)
            .thenComparingInt(item -> item.id().length())
            .thenComparing(ScheduledItem::id);

    Instant at();

    String caseId();

    /** Unique in its case, and the same whenever it is computed again. */
    String id();

    @Override
    default int compareTo(ScheduledItem other) {
        return ORDER.compare(this, other);
    }
}
