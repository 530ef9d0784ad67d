package org.ballcourt.cases.endpoint;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.servicekit.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** What a schema's complaint means to whoever sent the command. */
final class SchemaFault {
    static final Message NOT_A_TIME = Message.of("command.time");

    private SchemaFault() {}

    /** @param type of the command */
    static FieldFault of(Error error, Class<? extends CaseCommand> type) {
        NodePath at = error.getInstanceLocation();
        String limit =
                error.getSchemaNode() == null ? "" : error.getSchemaNode().asString("");
        return switch (error.getKeyword()) {
            case "required" -> new FieldFault(field(at, error.getProperty()), Message.of("command.required"));
            case "additionalProperties" ->
                new FieldFault(field(at, error.getProperty()), Message.of("command.unknown-field"));
            default -> new FieldFault(field(at), message(error, limit, type));
        };
    }

    private static Message message(Error error, String limit, Class<? extends CaseCommand> type) {
        return switch (error.getKeyword()) {
            case "propertyNames" ->
                Message.of("command.unknown-name")
                        .with("names", known(error.getSchemaNode().path("enum"), error, type));
            case "type" -> Message.of("command.type." + type(limit));
            case "enum" -> Message.of("command.one-of").with("names", known(error.getSchemaNode(), error, type));
            case "pattern" -> pattern(error, limit);
            case "format" -> limit.equals("date") ? Message.of("command.date") : NOT_A_TIME;
            case "maxLength" -> Message.of("command.longest").with("limit", limit);
            case "maxItems" -> Message.of("command.most").with("limit", limit);
            case "minItems" -> Message.of("command.fewest").with("limit", limit);
            case "minimum" -> Message.of("command.at-least").with("limit", limit);
            case "maximum" -> Message.of("command.at-most").with("limit", limit);
            default -> Message.of("command.other").with("keyword", error.getKeyword());
        };
    }

    private static String type(String type) {
        return switch (type) {
            case "object", "array", "integer", "boolean" -> type;
            default -> "string";
        };
    }

    /** As constants where the field has some, so that people read what each is called. */
    private static OneOf known(JsonNode names, Error error, Class<? extends CaseCommand> type) {
        Class<?> field = typeAt(type, error.getInstanceLocation());
        Map<String, Object> codes = new HashMap<>();
        if (field.isEnum()) {
            Stream.of(field.getEnumConstants()).forEach(code -> codes.put(((Enum<?>) code).name(), code));
        }
        return new OneOf(names.valueStream()
                .map(JsonNode::asString)
                .map(name -> codes.getOrDefault(name, name))
                .toList());
    }

    /** What stands at that place, in each entry of a list, or names the entries of a map. */
    private static Class<?> typeAt(Class<?> command, NodePath at) {
        Class<?> type = command;
        for (int i = 0; i < at.getNameCount(); i++) {
            if (at.getElement(i) instanceof String name) {
                type = fieldOf(type, name);
            }
        }
        return type;
    }

    private static Class<?> fieldOf(Class<?> type, String name) {
        return Stream.ofNullable(type.getRecordComponents())
                .flatMap(Stream::of)
                .filter(field -> field.getName().equals(name))
                .map(field -> field.getGenericType() instanceof ParameterizedType several
                        ? several.getActualTypeArguments()[0]
                        : field.getGenericType())
                .<Class<?>>map(found -> found instanceof Class<?> known ? known : Object.class)
                .findFirst()
                .orElse(Object.class);
    }

    private static Message pattern(Error error, String pattern) {
        String field = field(error.getInstanceLocation());
        if (field.endsWith("amount")) {
            boolean negative = error.getInstanceNode().asString("").startsWith("-");
            return Message.of(negative ? "command.negative" : "command.amount");
        }
        if (field.endsWith("currency")) {
            return Message.of("command.currency");
        }
        if (pattern.equals("\\S")) {
            return Message.of("command.empty");
        }
        if (pattern.startsWith("^(BUYER|")) {
            return Message.of(pattern.endsWith(")?$") ? "command.role-or-actor" : "command.actor");
        }
        boolean person = pattern.contains(Actor.ID_PATTERN);
        return Message.of("command.identifier")
                .with("longest", Actor.LONGEST_ID)
                .with("marks", person ? Actor.ID_MARKS : ". _ - @ : / #");
    }

    private static String field(NodePath at, String property) {
        String parent = field(at);
        return parent.isEmpty() ? property : parent + "." + property;
    }

    private static String field(NodePath at) {
        StringJoiner path = new StringJoiner(".");
        for (int i = 0; i < at.getNameCount(); i++) {
            path.add(String.valueOf(at.getElement(i)));
        }
        return path.toString();
    }
}
