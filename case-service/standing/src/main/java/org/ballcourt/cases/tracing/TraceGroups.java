package org.ballcourt.cases.tracing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where groups are kept; every read is bounded and served by an index. */
interface TraceGroups {
    Optional<TraceGroup> find(String id);

    /** The newest group of a subject. */
    Optional<TraceGroup> newest(String subject);

    /** The newest group of a subject that began no later than then. */
    Optional<TraceGroup> begunBy(String subject, Instant then);

    /** Whether a case with one of these marks that was filed then is in any group. */
    boolean anySpans(Collection<String> marks, Instant filedAt);

    /** False where there is one of its id. */
    boolean add(TraceGroup group);

    /** Whether nobody else has changed it meanwhile; else nothing is kept. */
    boolean replace(TraceGroup before, TraceGroup after);

    /** Some of those with events that are not published yet. */
    List<TraceGroup> untold(int limit);

    /**
     * Newest first.
     *
     * @param state null for all
     * @param before only those older than that group; null for the newest
     */
    List<TraceGroup> page(State state, TraceGroup before, int limit);

    /** How many there are in each state. */
    Map<State, Long> count();

    /** When the one that waits longest for a decision was opened. */
    Optional<Instant> oldestOpen();

    /** How a group stands. */
    enum State {
        OPEN,
        APPROVED,
        DECLINED;

        static State of(TraceGroup group) {
            if (group.isOpen()) {
                return OPEN;
            }
            return switch (group.decision().decision()) {
                case APPROVED -> APPROVED;
                case DECLINED -> DECLINED;
            };
        }
    }
}
