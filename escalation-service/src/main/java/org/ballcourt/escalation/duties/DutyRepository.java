package org.ballcourt.escalation.duties;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The duties of all cases, as the subscription keeps them; what is asked costs what is answered, not what there is. */
public interface DutyRepository {
    /** A place in the order of time, then of ids. */
    record Position(Instant at, String caseId) {
        public static final Position START = new Position(Instant.EPOCH, "");
    }

    /**
     * Some cases, in the order of when something is next to be done for them.
     *
     * @param last where the next page begins; null where nothing is left
     */
    record Page(List<CaseDuties> cases, Position last) {}

    /** The cases for which something is to be done until then, whoever works for them. */
    Page dueUntil(Instant until, Position after);

    /** When something is first to be done after that. */
    Optional<Instant> firstDueAfter(Instant instant);

    /** The cases that follow in the order of ids, open or not. */
    List<CaseDuties> after(String caseId, int limit);

    /**
     * Writes down when something is next to be done for these cases, unless they change meanwhile.
     *
     * @param next empty where there is nothing left
     */
    void reschedule(Collection<String> caseIds, Function<CaseDuties, Optional<Instant>> next);

    /** Writes down for some cases of an older version when they are next due; false where there are none left. */
    boolean completeSome();
}
