package org.ballcourt.cases.endpoint;

import java.time.Instant;
import org.ballcourt.cases.command.CommandRequest;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command as it came over HTTP or Kafka, not looked at yet.
 *
 * @param caseId null for a new complaint
 * @param expectedVersion null unless the caller insists on one
 * @param named the order as the caller named it, where the order itself was put into its place; else null
 */
public record CommandInput(
        String caseId,
        String commandId,
        Actor actor,
        Class<? extends CaseCommand> type,
        JsonNode body,
        Long expectedVersion,
        JsonNode named) {
    public CommandInput(
            String caseId,
            String commandId,
            Actor actor,
            Class<? extends CaseCommand> type,
            JsonNode body,
            Long expectedVersion) {
        this(caseId, commandId, actor, type, body, expectedVersion, null);
    }

    CommandInput withOrder(JsonNode order, JsonNode itsName) {
        ObjectNode completed = body.deepCopy().asObject();
        completed.set("order", order);
        return new CommandInput(caseId, commandId, actor, type, completed, expectedVersion, itsName);
    }

    /** The command, or a refusal that names every fault of its fields. */
    public CommandRequest checked(Instant now) {
        CommandCheck.Checked checked = CommandCheck.check(type, whole(), now);
        if (!checked.faults().isEmpty()) {
            throw new Refused(Problem.malformed(caseId, checked.faults()));
        }
        CaseCommand command = checked.command();
        return new CommandRequest(caseId, commandId, actor, command, canonical(command), expectedVersion);
    }

    /** Whoever contests a recovery has said in which case by where it was sent. */
    private JsonNode whole() {
        return type == ContestRecovery.class && caseId != null && body.isObject()
                ? body.deepCopy().asObject().put("caseId", caseId)
                : body;
    }

    /** The same for the same command, however its JSON was spaced, ordered or shortened, and whatever has become of the order. */
    private String canonical(CaseCommand command) {
        Object fields = command;
        if (named != null) {
            ObjectNode sent = Wire.json().valueToTree(command);
            sent.set("order", named);
            fields = sent;
        }
        return "{\"" + CommandNames.nameOf(type) + "\":" + Wire.json().writeValueAsString(fields) + "}";
    }
}
