package org.ballcourt.cases.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who holds which order line. Each method changes one line at once, and only if it still is as the caller knows it. */
public interface Reservations {
    /**
     * An order line that a case holds, or once held.
     *
     * @param caseId the holder; null while the line is free
     * @param version the holder's version when it took the line
     * @param since when it took it
     * @param closed cases that held this line and are closed by now
     */
    record Reservation(String line, String caseId, long version, Instant since, List<String> closed) {
        public Reservation {
            closed = List.copyOf(closed);
        }

        /** Nobody ever held the line. */
        static Reservation none(String line) {
            return new Reservation(line, null, 0, null, List.of());
        }

        public boolean isFree() {
            return caseId == null;
        }
    }

    Optional<Reservation> find(String line);

    /** Gives the line to a case; false if it is no longer as {@code seen}. */
    boolean take(Reservation seen, String caseId, long version, Instant now);

    /** Frees the line if {@code seen} still holds it, and remembers the cases that were closed on it. */
    boolean release(Reservation seen, List<String> closed);

    /** At most {@code limit} lines that were taken before that instant and not {@link #settle settled} yet. */
    List<Reservation> unsettled(Instant before, int limit);

    /** Their holders are open cases, so that the sweep need not look at them again. */
    void settle(Collection<Reservation> seen);
}
