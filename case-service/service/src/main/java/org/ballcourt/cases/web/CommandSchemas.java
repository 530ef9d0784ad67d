package org.ballcourt.cases.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.ballcourt.cases.endpoint.CommandCheck;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas by which commands are checked, with words for people: of the command, its fields, and every code that may stand in one. */
final class CommandSchemas {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private final Messages messages;

    private CommandSchemas(Messages messages) {
        this.messages = messages;
    }

    /** As JSON. */
    static String of(Class<? extends CaseCommand> type, Language language) {
        String key = language.code() + " " + CommandNames.nameOf(type);
        return TEXTS.computeIfAbsent(
                key, _ -> new CommandSchemas(Messages.in(language)).schema(type).toString());
    }

    private JsonNode schema(Class<? extends CaseCommand> type) {
        String name = CommandNames.nameOf(type);
        ObjectNode schema = (ObjectNode) CommandCheck.shipped("/schemas/commands/" + name + ".json");
        schema.put("title", messages.text(Message.of("word.Command." + name)));
        Map<String, Class<?>> parts = new LinkedHashMap<>();
        collect(type, parts);
        label(name, type, schema);
        schema.path("$defs").properties().stream()
                .filter(part -> parts.containsKey(part.getKey()))
                .forEach(part -> label(part.getKey(), parts.get(part.getKey()), (ObjectNode) part.getValue()));
        return Wire.json().valueToTree(schema);
    }

    /** The records of which a command is made, by the name that its schema has for them. */
    private static void collect(Class<?> type, Map<String, Class<?>> parts) {
        if (type.isRecord() && parts.putIfAbsent(type.getSimpleName(), type) == null) {
            Arrays.stream(type.getRecordComponents()).map(CommandSchemas::value).forEach(part -> collect(part, parts));
        }
    }

    private void label(String owner, Class<?> type, ObjectNode schema) {
        for (RecordComponent field : type.getRecordComponents()) {
            if (schema.path("properties").path(field.getName()) instanceof ObjectNode property) {
                said("word.Field.", owner, field, property, "title");
                said("word.FieldHelp.", owner, field, property, "description");
                if (value(field).isEnum()) {
                    nameCodes(value(field), property);
                }
            }
        }
    }

    /** A field may be called otherwise in one command than in all others. */
    private void said(String kind, String owner, RecordComponent field, ObjectNode property, String where) {
        Stream.of(kind + owner + "." + field.getName(), kind + field.getName())
                .filter(messages::has)
                .findFirst()
                .ifPresent(key -> property.put(where, messages.text(Message.of(key))));
    }

    private void nameCodes(Class<?> type, ObjectNode property) {
        ObjectNode codes = property.has("enum") ? property : (ObjectNode) property.get("items");
        ArrayNode names = codes.putArray("x-enumNames");
        for (Object code : type.getEnumConstants()) {
            names.add(messages.text(WordBook.messageOf((Enum<?>) code)));
        }
    }

    /** What stands in the field, or in each entry of its list. */
    private static Class<?> value(RecordComponent field) {
        Type type = field.getGenericType();
        if (type instanceof ParameterizedType list && field.getType() == java.util.List.class) {
            type = list.getActualTypeArguments()[0];
        }
        return type instanceof Class<?> known ? known : Object.class;
    }
}
