package org.ballcourt.contracts.records;

import java.time.Instant;

/** What becomes of a group of cases that are linked by what they are about. */
public sealed interface TraceEvent extends TypedRecord
        permits TraceGroupOpened, TraceFiguresChanged, TraceGroupDecided {
    /** Of the group and the number of the event; the same again when it is said again. */
    String id();

    String group();

    /** 1, 2, 3... within the group, without gaps. */
    long seq();

    Instant at();
}
