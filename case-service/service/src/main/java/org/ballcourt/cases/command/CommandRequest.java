package org.ballcourt.cases.command;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.wire.Sha256;
import org.ballcourt.wire.Wire;

/**
 * A command as it comes in through HTTP or Kafka.
 *
 * @param caseId null for a new complaint: its case id is derived from actor and commandId ({@link CaseIds})
 * @param commandId unique per actor
 * @param body canonical JSON of the command's fields, compared when the same commandId comes again
 * @param expectedVersion null unless the caller insists on one
 * @param isOwn whether the product itself sends it, which no door can say of what comes in
 */
public record CommandRequest(
        String caseId,
        String commandId,
        Actor actor,
        CaseCommand command,
        String body,
        Long expectedVersion,
        boolean isOwn) {
    /** One that came in. */
    public CommandRequest(
            String caseId, String commandId, Actor actor, CaseCommand command, String body, Long expectedVersion) {
        this(caseId, commandId, actor, command, body, expectedVersion, false);
    }

    /** The same with what it left out. */
    CommandRequest with(CaseCommand completed) {
        return new CommandRequest(caseId, commandId, actor, completed, body, expectedVersion, isOwn);
    }

    /** What the product itself does to a case. */
    static CommandRequest bySystem(String caseId, String commandId, CaseCommand command) {
        String body = Wire.json().writeValueAsString(command);
        return new CommandRequest(caseId, commandId, Actor.SYSTEM, command, body, null, true);
    }

    /** The same about that case. */
    CommandRequest about(String named) {
        return new CommandRequest(named, commandId, actor, command, body, expectedVersion, isOwn);
    }

    /** Covers the command's name too: two commands without fields have the same body. */
    String bodyHash() {
        String name = CommandNames.nameOf(command.getClass());
        return Sha256.hex(name + "\n" + body);
    }
}
