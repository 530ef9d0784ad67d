package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.util.List;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.RecordedEvent;

/** Something that came to a case from outside; what its rules made of it is left to the rules. */
sealed interface ReplayStep {
    Instant at();

    /**
     * Somebody wanted something, or the product gave time back after an outage.
     *
     * @param begin the first event that it led to, off which the command is read
     * @param facts what was true then
     * @param seqs numbers of the events that it led to
     */
    record Asked(Instant at, Actor actor, RecordedEvent begin, Facts facts, List<Long> seqs) implements ReplayStep {
        public Asked {
            seqs = List.copyOf(seqs);
        }
    }

    /** The clocks looked, and what was overdue lapsed. */
    record Looked(Instant at) implements ReplayStep {}

    /** The payment system had paid what the platform owed in the seller's place. */
    record Paid(Instant at, Actor actor, String reference) implements ReplayStep {}
}
