package org.ballcourt.escalation.deadlines;

import java.time.Instant;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.servicekit.kafka.OutgoingRecord;

/**
 * A command that was sent and whose end was not seen yet.
 *
 * @param duty null for an outage credit
 * @param tries how often it was sent
 * @param again when it is to be sent again, by the monotonic clock
 * @param accepted the case core has taken it; only its events are still on their way
 */
record PendingCommand(
        String commandId, OutgoingRecord message, OpenDuty duty, int tries, long again, boolean accepted) {
    /** Long enough for a burst of commands to be worked off without doubling it. */
    private static final long FIRST_PAUSE = 5_000_000_000L;

    private static final long LONGEST_PAUSE = 60_000_000_000L;
    /** A refusal comes from a core whose clock is a little behind ours; it is asked again soon, then ever later. */
    private static final long FIRST_PAUSE_AFTER_REFUSAL = 100_000_000L;

    private static final int MOST_DOUBLINGS = 20;

    static PendingCommand first(String commandId, OutgoingRecord message, OpenDuty duty, long nanos) {
        return new PendingCommand(commandId, message, duty, 1, nanos + FIRST_PAUSE, false);
    }

    PendingCommand sentAgain(long nanos) {
        return new PendingCommand(commandId, message, duty, tries + 1, nanos + pause(FIRST_PAUSE, tries), accepted);
    }

    PendingCommand refused(long nanos) {
        return new PendingCommand(
                commandId, message, duty, tries, nanos + pause(FIRST_PAUSE_AFTER_REFUSAL, tries - 1), false);
    }

    PendingCommand taken(long nanos) {
        return new PendingCommand(commandId, message, duty, tries, nanos + LONGEST_PAUSE, true);
    }

    String caseId() {
        return message.key();
    }

    boolean isCredit() {
        return duty == null;
    }

    /** Time was set back behind the deadline, and nobody has acted upon it. */
    boolean isEarly(Instant now) {
        return !isCredit() && !accepted && duty.dueAt().isAfter(now);
    }

    private static long pause(long first, int doublings) {
        return Math.min(LONGEST_PAUSE, first << Math.min(doublings, MOST_DOUBLINGS));
    }
}
