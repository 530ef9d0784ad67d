package org.ballcourt.cases.endpoint;

import java.time.Instant;
import org.ballcourt.cases.command.CommandRequest;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/**
 * A command as it came over HTTP or Kafka, not looked at yet.
 *
 * @param caseId null for a new complaint
 * @param expectedVersion null unless the caller insists on one
 */
public record CommandInput(
        String caseId,
        String commandId,
        Actor actor,
        Class<? extends CaseCommand> type,
        JsonNode body,
        Long expectedVersion) {
    /** The command, or a refusal that names every fault of its fields. */
    public CommandRequest checked(Instant now) {
        CommandCheck.Checked checked = CommandCheck.check(type, body, now);
        if (!checked.faults().isEmpty()) {
            throw new Refused(Problem.malformed(caseId, checked.faults()));
        }
        CaseCommand command = checked.command();
        return new CommandRequest(caseId, commandId, actor, command, canonical(command), expectedVersion);
    }

    /** The same for the same command, however its JSON was spaced, ordered or shortened. */
    private String canonical(CaseCommand command) {
        return "{\"" + CommandNames.nameOf(type) + "\":" + Wire.json().writeValueAsString(command) + "}";
    }
}
