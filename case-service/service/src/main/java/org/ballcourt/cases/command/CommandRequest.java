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
 */
public record CommandRequest(
        String caseId, String commandId, Actor actor, CaseCommand command, String body, Long expectedVersion) {
    /** The same with what it left out. */
    CommandRequest with(CaseCommand completed) {
        return new CommandRequest(caseId, commandId, actor, completed, body, expectedVersion);
    }

    /** What the product itself does to a case. */
    static CommandRequest bySystem(String caseId, String commandId, CaseCommand command) {
        String body = Wire.json().writeValueAsString(command);
        return new CommandRequest(caseId, commandId, Actor.SYSTEM, command, body, null);
    }

    /** The same about that case. */
    CommandRequest about(String named) {
        return new CommandRequest(named, commandId, actor, command, body, expectedVersion);
    }

    /** Covers the command's name too: two commands without fields have the same body. */
    String bodyHash() {
        String name = CommandNames.nameOf(command.getClass());
        return Sha256.hex(name + "\n" + body);
    }
}
