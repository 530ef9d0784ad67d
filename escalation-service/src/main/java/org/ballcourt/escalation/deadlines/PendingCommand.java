package org.ballcourt.escalation.deadlines;

import java.time.Instant;
import org.ballcourt.escalation.duties.OpenDuty;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.SentRecord;

/**
 * A command that was sent and whose end was not seen yet.
 *
 * @param duty null for an outage credit
 * @param tries how often it was sent
 * @param stand how far it is known to have come
 * @param place in the topic; null until Kafka has said it
 * @param again when it is to be looked at again, by the monotonic clock
 */
record PendingCommand(
        String commandId, OutgoingRecord message, OpenDuty duty, int tries, Stand stand, SentRecord place, long again) {
    enum Stand {
        /** On its way, or waiting in the topic; for how long says nothing. */
        SENT,
        /** Kafka has not taken it. */
        FAILED,
        /** The case core is past it, and neither its answer nor an event was heard. */
        PASSED,
        REFUSED,
        /** The case core has taken it; only its events are still on their way. */
        ACCEPTED,
        /** Its event was seen; the document of the case follows. */
        LAPSED
    }

    /** Long enough for an answer that is on its way already. */
    private static final long FIRST_PAUSE = 5_000_000_000L;

    private static final long LONGEST_PAUSE = 60_000_000_000L;
    /** Events come after any load; only what the store itself has lost does not. */
    private static final long PAUSE_AFTER_ACCEPTANCE = 600_000_000_000L;
    /** A refusal comes from a core whose clock is a little behind ours; it is asked again soon, then ever later. */
    private static final long FIRST_PAUSE_AFTER_REFUSAL = 100_000_000L;

    private static final int MOST_DOUBLINGS = 20;

    static PendingCommand first(String commandId, OutgoingRecord message, OpenDuty duty, long nanos) {
        return new PendingCommand(commandId, message, duty, 1, Stand.SENT, null, nanos + LONGEST_PAUSE);
    }

    PendingCommand sentAgain(long nanos) {
        return new PendingCommand(commandId, message, duty, tries + 1, Stand.SENT, null, nanos + LONGEST_PAUSE);
    }

    PendingCommand takenByKafka(SentRecord there) {
        return new PendingCommand(commandId, message, duty, tries, stand, there, again);
    }

    PendingCommand failed(long nanos) {
        return at(Stand.FAILED, nanos + pause(FIRST_PAUSE, tries - 1));
    }

    PendingCommand passed(long nanos) {
        return at(Stand.PASSED, nanos + pause(FIRST_PAUSE, tries - 1));
    }

    /** It waits in the topic, and the case core has not come to it. */
    PendingCommand waitsOn(long nanos) {
        return at(Stand.SENT, nanos + LONGEST_PAUSE);
    }

    PendingCommand refused(long nanos) {
        return at(Stand.REFUSED, nanos + pause(FIRST_PAUSE_AFTER_REFUSAL, tries - 1));
    }

    PendingCommand accepted(long nanos) {
        return at(Stand.ACCEPTED, nanos + PAUSE_AFTER_ACCEPTANCE);
    }

    PendingCommand lapsed(long nanos) {
        return at(Stand.LAPSED, nanos + PAUSE_AFTER_ACCEPTANCE);
    }

    private PendingCommand at(Stand next, long nextAgain) {
        return new PendingCommand(commandId, message, duty, tries, next, place, nextAgain);
    }

    String caseId() {
        return message.key();
    }

    boolean isCredit() {
        return duty == null;
    }

    boolean isAccepted() {
        return stand == Stand.ACCEPTED || stand == Stand.LAPSED;
    }

    /** Waits in the topic at a place that is known. */
    boolean isInTopic() {
        return stand == Stand.SENT && place != null;
    }

    /** Time was set back behind the deadline, and nobody has acted upon it. */
    boolean isEarly(Instant now) {
        return !isCredit() && !isAccepted() && duty.dueAt().isAfter(now);
    }

    private static long pause(long first, int doublings) {
        return Math.min(LONGEST_PAUSE, first << Math.min(doublings, MOST_DOUBLINGS));
    }
}
