package org.ballcourt.escalation.deadlines;

import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Topics;
import org.ballcourt.escalation.messaging.Message;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.node.ObjectNode;

/** The commands that the system itself sends to the case core, with ids that are the same each time they are sent. */
public final class SystemCommands {
    private SystemCommands() {}

    static String lapseId(String caseId, String dutyId) {
        return "lapse:" + caseId + ":" + dutyId;
    }

    static Message lapse(String caseId, String dutyId) {
        return command(lapseId(caseId, dutyId), caseId, new LapseDuty(dutyId));
    }

    public static String creditId(String caseId, Outage outage) {
        return "outage:" + caseId + ":" + outage.from().toEpochMilli();
    }

    static Message credit(String caseId, Outage outage) {
        return command(creditId(caseId, outage), caseId, new CreditOutage(outage.from(), outage.until()));
    }

    private static Message command(String commandId, String caseId, CaseCommand command) {
        ObjectNode body = Wire.json().createObjectNode();
        body.put("commandId", commandId)
                .put("caseId", caseId)
                .put("actor", Actor.SYSTEM.toString())
                .put("command", CommandNames.nameOf(command.getClass()))
                .set("with", Wire.json().valueToTree(command));
        return new Message(Topics.CASE_COMMANDS, caseId, Map.of("content-type", "application/json"), body.toString());
    }
}
