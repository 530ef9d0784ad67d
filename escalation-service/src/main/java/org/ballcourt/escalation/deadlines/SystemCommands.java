package org.ballcourt.escalation.deadlines;

import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.CreditOutage;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.wire.Records;

/** The commands that the system itself sends to the case core, with ids that are the same each time they are sent. */
public final class SystemCommands {
    private SystemCommands() {}

    static String lapseId(String caseId, String dutyId) {
        return new LapseDuty(dutyId).commandId(caseId);
    }

    static OutgoingRecord lapse(String caseId, String dutyId) {
        return command(lapseId(caseId, dutyId), caseId, new LapseDuty(dutyId));
    }

    public static String creditId(String caseId, Outage outage) {
        return "outage:" + caseId + ":" + outage.from().toEpochMilli() + "-"
                + outage.until().toEpochMilli();
    }

    static OutgoingRecord credit(String caseId, Outage outage) {
        return command(creditId(caseId, outage), caseId, new CreditOutage(outage.from(), outage.until()));
    }

    private static OutgoingRecord command(String commandId, String caseId, CaseCommand command) {
        String body = Records.write(CommandRecord.of(commandId, caseId, Actor.SYSTEM, command));
        return new OutgoingRecord(Topics.CASE_COMMANDS, caseId, Map.of("content-type", "application/json"), body);
    }
}
