package org.ballcourt.cases.messaging;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.domain.Words;
import org.ballcourt.cases.door.CommandInput;
import org.ballcourt.cases.door.Problem;
import org.ballcourt.cases.door.Problem.FieldFault;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.servicekit.Refused;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The envelope of a command: {@code {"commandId", "caseId", "actor": "SELLER/x", "command": "RejectClaim", "with": {...}}}.
 *
 * @param caseId null where the record names none
 */
record CommandRecord(String commandId, Actor actor, String caseId, JsonNode json) {
    private static final Set<String> FIELDS =
            Set.of("commandId", "caseId", "actor", "command", "with", "expectedVersion");
    private static final int LONGEST_ID = 128;

    /** Reads as much as is needed to answer somebody. */
    static CommandRecord read(ConsumerRecord<String, byte[]> record) throws UnreadableRecord {
        if (record.value() == null) {
            throw new UnreadableRecord("the record has no value");
        }
        JsonNode json = parse(record.value());
        String commandId = json.path("commandId").asString("");
        if (!json.path("commandId").isString() || commandId.isBlank() || commandId.length() > LONGEST_ID) {
            throw new UnreadableRecord("commandId must be a text of 1 to " + LONGEST_ID + " characters");
        }
        String caseId = json.path("caseId").isString() ? json.path("caseId").stringValue() : null;
        return new CommandRecord(commandId, actor(json.path("actor")), caseId, json);
    }

    /** The command itself, or a refusal that names every fault of the envelope. */
    CommandInput input() {
        Class<? extends CaseCommand> type =
                CommandNames.typeOf(json.path("command").asString(""));
        if (type == null) {
            throw malformed("command", "must be the name of a command, such as RejectClaim", "须为命令名称，例如 RejectClaim");
        }
        if (!FilingCommand.class.isAssignableFrom(type) && caseId == null) {
            throw malformed("caseId", "is required", "不能缺少");
        }
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw malformed(name, "is not a field of a command record", "不是命令记录的字段");
                });
        JsonNode version = json.path("expectedVersion");
        if (!version.isMissingNode() && !version.isIntegralNumber()) {
            throw malformed("expectedVersion", "must be a whole number", "须为整数");
        }
        JsonNode with = json.has("with") ? json.get("with") : JsonNodeFactory.instance.objectNode();
        Long expected = version.isMissingNode() ? null : Long.valueOf(version.longValue());
        return new CommandInput(
                FilingCommand.class.isAssignableFrom(type) ? null : caseId, commandId, actor, type, with, expected);
    }

    private static JsonNode parse(byte[] value) throws UnreadableRecord {
        try {
            JsonNode json = Wire.json().readTree(value);
            if (json != null && json.isObject()) {
                return json;
            }
            throw new UnreadableRecord("the value is no JSON object");
        } catch (JacksonException malformed) {
            throw new UnreadableRecord("the value is no JSON: " + malformed.getOriginalMessage());
        }
    }

    private static Actor actor(JsonNode text) throws UnreadableRecord {
        try {
            return Actor.parse(text.asString(""));
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableRecord("actor must be ROLE/id: " + wrong.getMessage());
        }
    }

    private Refused malformed(String field, String en, String zh) {
        return new Refused(Problem.malformed(caseId, List.of(new FieldFault(field, new Words(en, zh)))));
    }
}
