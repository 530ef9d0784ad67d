package org.ballcourt.cases.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.Commitment;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;

/** Writes decided events down as the next commit of a log: personal texts sealed, numbered, chained by hash, each field committed to. */
public record CommitWriter(TextEncryption keys) {
    /** The commit after {@code base}; nothing is stored yet, except for the keys. The events keep their plain texts in memory. */
    public Commit write(
            CaseLog base, Actor actor, String commandId, String bodyHash, Instant at, List<DatedEvent> events) {
        List<LoggedEvent> logged = new ArrayList<>(events.size());
        String prevHash = base.head();
        Instant previous = base.lastAt();
        for (DatedEvent dated : events) {
            LoggedEvent event = write(base, logged.size(), prevHash, previous, commandId, dated);
            logged.add(event);
            prevHash = event.event().hash();
            previous = event.event().at();
        }
        return new Commit(base.version() + 1, commandId, bodyHash, actor, milliseconds(at), logged);
    }

    private LoggedEvent write(
            CaseLog base, int offset, String prevHash, Instant previous, String commandId, DatedEvent dated) {
        long seq = base.lastSeq() + offset + 1;
        CaseEvent event = Wire.seal(dated.event(), text -> keys.seal(base.caseId(), text));
        String type = EventNames.nameOf(event.getClass());
        Instant at = later(milliseconds(dated.at()), previous);
        String payload =
                Commitment.seal(type, EventHash.text(at), dated.actor().toString(), commandId, Wire.payload(event));
        String hash = EventHash.of(prevHash, base.caseId(), seq, type, at, dated.actor(), commandId, payload);
        return new LoggedEvent(
                new RecordedEvent(base.caseId(), seq, at, dated.actor(), commandId, event, prevHash, hash), payload);
    }

    /** The millisecond on which a case is to be decided: what is decided on a finer time than the log keeps could not be decided again. */
    public static Instant moment(Instant now) {
        Instant begun = milliseconds(now);
        return begun.equals(now) ? now : begun.plusMillis(1);
    }

    /** Stores keep no more. */
    private static Instant milliseconds(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Time never goes back within a case. */
    private static Instant later(Instant at, Instant previous) {
        return at.isBefore(previous) ? previous : at;
    }
}
