package org.ballcourt.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.records.CommandRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads command records, which strangers write: whoever can be answered gets every fault of the envelope, so only a
 * record without a readable sender counts as unreadable. {@link Records#write} writes them.
 */
public final class CommandRecords {
    private static final Set<String> FIELDS = Stream.of(CommandRecord.class.getRecordComponents())
            .map(java.lang.reflect.RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private CommandRecords() {}

    /** What is wrong with a field of the envelope. */
    public enum Flaw {
        NO_COMMAND,
        MISSING,
        UNKNOWN_FIELD,
        NO_WHOLE_NUMBER,
        NO_ID
    }

    public record Fault(String field, Flaw flaw) {}

    /**
     * What was read.
     *
     * @param command its body is not checked yet; an absent one is an empty object
     * @param faults of the envelope; where there are some, only the sender and the case may be believed, and ids that
     *     are at fault are only as they may be echoed
     */
    public record Reading(CommandRecord<JsonNode> command, List<Fault> faults) {}

    /** @throws UnreadableRecord where nobody can be answered */
    public static Reading read(byte[] value) {
        ObjectNode json = Records.object(value);
        String commandId = json.path("commandId").asString("");
        if (!json.path("commandId").isString() || commandId.isBlank() || commandId.length() > Ids.LONGEST) {
            throw new UnreadableRecord("commandId must be a text of 1 to " + Ids.LONGEST + " characters");
        }
        Actor actor = actor(json.path("actor"));
        String caseId = json.path("caseId").isString() ? json.path("caseId").stringValue() : null;
        String command = json.path("command").asString("");
        JsonNode with = json.has("with") ? json.get("with") : json.objectNode();
        JsonNode version = json.path("expectedVersion");
        Long expected = isVersion(version) ? Long.valueOf(version.longValue()) : null;
        List<Fault> faults = faults(json, command, caseId);
        if (!Actor.isId(actor.id())) {
            faults.add(new Fault("actor", Flaw.NO_ID));
        }
        return new Reading(
                new CommandRecord<>(
                        Ids.shown(commandId),
                        Ids.shown(caseId),
                        new Actor(actor.role(), Ids.shown(actor.id())),
                        command,
                        with,
                        expected),
                faults);
    }

    private static boolean isVersion(JsonNode version) {
        return version.isIntegralNumber() && version.canConvertToLong();
    }

    private static List<Fault> faults(ObjectNode json, String command, String caseId) {
        List<Fault> faults = new ArrayList<>();
        if (!Ids.isClean(json.path("commandId").stringValue())) {
            faults.add(new Fault("commandId", Flaw.NO_ID));
        }
        if (caseId != null && !Ids.isClean(caseId)) {
            faults.add(new Fault("caseId", Flaw.NO_ID));
        }
        Class<?> type = CommandNames.typeOf(command);
        if (type == null) {
            faults.add(new Fault("command", Flaw.NO_COMMAND));
        } else if (!FilingCommand.class.isAssignableFrom(type) && caseId == null) {
            faults.add(new Fault("caseId", Flaw.MISSING));
        }
        json.propertyNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> faults.add(new Fault(name, Flaw.UNKNOWN_FIELD)));
        JsonNode version = json.path("expectedVersion");
        if (!version.isMissingNode() && !isVersion(version)) {
            faults.add(new Fault("expectedVersion", Flaw.NO_WHOLE_NUMBER));
        }
        return faults;
    }

    private static Actor actor(JsonNode text) {
        try {
            return Actor.parse(text.asString(""));
        } catch (IllegalArgumentException wrong) {
            throw new UnreadableRecord("actor must be ROLE/id: " + wrong.getMessage());
        }
    }
}
