package org.ballcourt.contracts.records;

import java.time.Instant;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.ProblemDocument;

/**
 * What became of a command, or of the news of an original; the texts of the events stand, sealed, in their own topic.
 *
 * @param commandId the command's; for an original its evidence id
 * @param actor who gave the command; null for an original, and for somebody with an id that nobody can have
 * @param caseId null where no case is concerned
 * @param version the case's after it; only where it was accepted
 * @param receipt signed to the actor; null where nothing was stored
 * @param events what it brought about; only where it was accepted
 * @param problem why not; only where it was rejected
 */
public record CommandReply(
        String commandId,
        @OptionalField Actor actor,
        @OptionalField String caseId,
        Status status,
        @OptionalField Long version,
        @OptionalField Receipt receipt,
        @OptionalField List<EventMention> events,
        @OptionalField ProblemDocument problem) {
    public enum Status {
        ACCEPTED,
        REJECTED
    }

    /** @param type e.g. {@code ComplaintFiled} */
    public record EventMention(long seq, String type, Instant at) {}

    /** The original is known from now on. */
    public static CommandReply toOriginal(String evidenceId) {
        return new CommandReply(evidenceId, null, null, Status.ACCEPTED, null, null, null, null);
    }

    public boolean accepted() {
        return status == Status.ACCEPTED;
    }
}
