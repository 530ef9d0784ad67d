package org.ballcourt.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.TypedRecord;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON Schema of a command or an event from its record. Commands are closed and bounded, because strangers
 * send them; events are open, because a later version may add a field.
 */
final class SchemaOf {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROLES = Stream.of(Role.values()).map(Role::name).collect(Collectors.joining("|"));

    private static final int LONG_TEXT = 4000;
    private static final Set<String> REASONS = Set.of("explanation", "reasons", "why");

    private final boolean command;
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private SchemaOf(boolean command) {
        this.command = command;
    }

    static ObjectNode command(Class<?> type) {
        return new SchemaOf(true).document(type, "urn:ballcourt:schema:command:" + type.getSimpleName());
    }

    static ObjectNode event(Class<?> type, String storedName) {
        ObjectNode document = new SchemaOf(false).document(type, "urn:ballcourt:schema:event:" + storedName);
        ((ObjectNode) document.get("properties"))
                .putObject(ProofSuffix.FIELD)
                .put("type", "string")
                .put("pattern", "^[0-9a-f]{32}\\.[0-9a-f]{64}$");
        return document;
    }

    /** Open as an event, since its readers pass over what they do not know; only a command's envelope is closed. */
    static ObjectNode record(Class<? extends Record> type, String name) {
        ObjectNode document = new SchemaOf(false).document(type, "urn:ballcourt:schema:record:" + name);
        ObjectNode properties = (ObjectNode) document.get("properties");
        if (TypedRecord.class.isAssignableFrom(type)) {
            properties.putObject("type").put("const", type.getSimpleName());
            ((ArrayNode) document.get("required")).add("type");
        }
        if (type == CommandRecord.class) {
            ArrayNode names = NODES.arrayNode();
            CommandNames.ALL.forEach(command -> names.add(CommandNames.nameOf(command)));
            properties.putObject("command").set("enum", names);
            properties.set("commandId", string().put("minLength", 1).put("maxLength", 128));
            document.put("additionalProperties", false);
        }
        return document;
    }

    private ObjectNode document(Class<?> type, String id) {
        ObjectNode document = NODES.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", id)
                .put("title", type.getSimpleName())
                .setAll(object(type));
        if (!definitions.isEmpty()) {
            document.set("$defs", NODES.objectNode().setAll(definitions));
        }
        return document;
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = NODES.objectNode().put("type", "object");
        ObjectNode properties = NODES.objectNode();
        List<String> required = Stream.of(type.getRecordComponents())
                .filter(component -> !isOptional(component))
                .map(RecordComponent::getName)
                .filter(name -> !mayBeLookedUp(type, name))
                .toList();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode schema = schema(component.getGenericType(), component.getName());
            boolean longText = command && schema.path("maxLength").asInt(0) == LONG_TEXT;
            // A long text that is required must say something; how much a reason says is for the rules to judge.
            boolean says = longText && !isOptional(component) && !REASONS.contains(component.getName());
            properties.set(component.getName(), says ? schema.put("pattern", "\\S") : schema);
        }
        object.set("properties", properties);
        if (!required.isEmpty()) {
            object.set(
                    "required",
                    NODES.arrayNode()
                            .addAll(required.stream().map(NODES::stringNode).toList()));
        }
        return command ? object.put("additionalProperties", false) : object;
    }

    /** A complaint may name its order line alone; whether the rest is needed depends on whether there is an order system to ask. */
    private boolean mayBeLookedUp(Class<?> type, String name) {
        return command && type == Order.class && !name.equals("orderId") && !name.equals("orderLineId");
    }

    private static boolean isOptional(RecordComponent component) {
        return component.isAnnotationPresent(OptionalField.class) || component.getType() == PersonalText.class;
    }

    private ObjectNode schema(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? list(arguments[0], name)
                    : map(arguments[0], arguments[1], name);
        }
        if (type instanceof TypeVariable<?>) {
            return NODES.objectNode().put("type", "object");
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            return enumeration(plain);
        }
        if (plain == Money.class) {
            return reference("Money", money());
        }
        if (plain == Actor.class) {
            return string().put("pattern", "^(" + ROLES + ")/" + Actor.ID_PATTERN + "$");
        }
        if (plain == PersonalText.class) {
            return reference("PersonalText", object(SealedText.class));
        }
        if (plain.isRecord()) {
            return record(plain);
        }
        return scalar(plain, name);
    }

    /** How a personal text is published. */
    private record SealedText(String sealed, String subject) {}

    private ObjectNode record(Class<?> plain) {
        String name = plain.getSimpleName();
        // A definition may be under way already.
        return definitions.containsKey(name)
                ? NODES.objectNode().put("$ref", "#/$defs/" + name)
                : reference(name, object(plain));
    }

    private ObjectNode reference(String name, ObjectNode definition) {
        definitions.putIfAbsent(name, definition);
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode list(Type item, String name) {
        ObjectNode list = NODES.objectNode().put("type", "array");
        list.set("items", schema(item, singular(name)));
        if (!command) {
            return list;
        }
        // Remedies: a refund, what stands beside it, and compensation.
        return name.equals("lines") ? list.put("minItems", 1).put("maxItems", 3) : list.put("maxItems", 20);
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    private ObjectNode map(Type key, Type value, String name) {
        ObjectNode map = NODES.objectNode().put("type", "object");
        map.set("propertyNames", schema(key, name));
        map.set("additionalProperties", schema(value, name));
        return map;
    }

    private static ObjectNode enumeration(Class<?> type) {
        List<String> names =
                Stream.of(type.getEnumConstants()).map(Object::toString).toList();
        ObjectNode node = NODES.objectNode();
        node.set(
                "enum",
                NODES.arrayNode().addAll(names.stream().map(NODES::stringNode).toList()));
        return node;
    }

    private ObjectNode money() {
        ObjectNode properties = NODES.objectNode();
        properties.set(
                "amount", string().put("pattern", (command ? "^" : "^-?") + "(0|[1-9][0-9]{0,11})(\\.[0-9]{1,4})?$"));
        properties.set("currency", string().put("pattern", "^[A-Z]{3}$"));
        ObjectNode money = NODES.objectNode().put("type", "object");
        money.set("properties", properties);
        money.set("required", NODES.arrayNode().add("amount").add("currency"));
        return command ? money.put("additionalProperties", false) : money;
    }

    private ObjectNode scalar(Class<?> type, String name) {
        if (type == String.class) {
            return command ? text(name) : string();
        }
        if (type == Instant.class) {
            return string().put("format", "date-time");
        }
        if (type == LocalDate.class) {
            return string().put("format", "date");
        }
        if (type == Duration.class) {
            return string().put("format", "duration");
        }
        if (type == boolean.class || type == Boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return number(name);
        }
        throw new IllegalStateException("No schema for " + type + " " + name);
    }

    private static ObjectNode number(String name) {
        ObjectNode number = NODES.objectNode().put("type", "integer");
        return switch (name) {
            case "liability" -> number.put("minimum", 0).put("maximum", 100);
            case "stars" -> number.put("minimum", 1).put("maximum", 5);
            case "quantity" -> number.put("minimum", 1).put("maximum", 1_000_000);
            default -> number.put("minimum", 0);
        };
    }

    private static ObjectNode text(String name) {
        return switch (name) {
            case "text",
                    "statement",
                    "explanation",
                    "message",
                    "why",
                    "comment",
                    "note",
                    "reasons",
                    "because",
                    "deviation",
                    "summary" -> words(LONG_TEXT);
            case "caption" -> words(500);
            case "title" -> words(300);
            case "sku", "batch", "lot", "maker", "carrier", "trackingNumber", "channel", "reference" -> words(200);
            case "buyer", "seller" -> string().put("pattern", "^" + Actor.ID_PATTERN + "$");
            case "from" -> string().put("pattern", "^(" + ROLES + ")(/" + Actor.ID_PATTERN + ")?$");
            default -> string().put("pattern", "^[\\p{L}\\p{N}._:@/#-]{1,128}$");
        };
    }

    private static ObjectNode words(int limit) {
        return string().put("maxLength", limit);
    }

    private static ObjectNode string() {
        return NODES.objectNode().put("type", "string");
    }
}
