package org.ballcourt.cases.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.door.CommandService;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.ProblemResponse;
import org.ballcourt.servicekit.Refused;
import org.springframework.kafka.listener.MessageListener;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Every command record gets a reply, or is parked where nobody can be answered. */
final class CommandListener implements MessageListener<String, byte[]> {
    private final CommandService desk;
    private final Replies replies;
    private final Parking parking;
    private final Receipts receipts;

    CommandListener(CommandService desk, Replies replies, Parking parking, Receipts receipts) {
        this.desk = desk;
        this.replies = replies;
        this.parking = parking;
        this.receipts = receipts;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> record) {
        try {
            CommandRecord command = CommandRecord.read(record);
            replies.reply(record.key(), answer(command));
        } catch (UnreadableRecord unreadable) {
            parking.park(record, unreadable.getMessage());
        }
    }

    private ObjectNode answer(CommandRecord command) {
        try {
            return accepted(command, desk.submit(command.input()));
        } catch (Refused refused) {
            return rejected(command, refused.problem());
        }
    }

    /** Names the events only: what is in them stands, sealed, in the topic of the events. */
    private ObjectNode accepted(CommandRecord command, CommandResult answer) {
        ObjectNode reply = envelope(command, answer.caseId(), "ACCEPTED").put("version", answer.version());
        if (answer.commit() != null) {
            reply.set("receipt", receipts.json(answer.caseId(), answer.commit()));
        }
        ArrayNode events = reply.putArray("events");
        for (RecordedEvent event : answer.events()) {
            events.addObject()
                    .put("seq", event.seq())
                    .put("type", EventNames.shortNameOf(event.event()))
                    .put("at", event.at().toString());
        }
        return reply;
    }

    private static ObjectNode rejected(CommandRecord command, Problem problem) {
        ObjectNode reply = envelope(command, command.caseId(), "REJECTED");
        reply.set("problem", ProblemResponse.json(problem, Language.DEFAULT));
        return reply;
    }

    private static ObjectNode envelope(CommandRecord command, String caseId, String status) {
        ObjectNode reply = JsonNodeFactory.instance
                .objectNode()
                .put("commandId", command.commandId())
                .put("actor", command.actor().toString());
        if (caseId != null) {
            reply.put("caseId", caseId);
        }
        return reply.put("status", status);
    }
}
