package org.ballcourt.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.records.RecordNames;
import tools.jackson.databind.JsonNode;

/** The published schemas as types of TypeScript, for whoever follows events or sends commands from there. */
final class TypeScriptTypes {
    private static final String HEAD = """
            // Made from the schemas in libraries/contracts by TypeScriptTest; -Dballcourt.typescript=write makes it anew.
            // A field that you do not know is to be passed over: an event may gain optional ones.

            """;

    private TypeScriptTypes() {}

    static String all() {
        Map<String, JsonNode> commands = new TreeMap<>();
        CommandNames.ALL.forEach(type -> commands.put(CommandNames.nameOf(type), SchemaOf.command(type)));
        Map<String, JsonNode> events = new TreeMap<>();
        EventNames.all().forEach((name, type) -> events.put(name, SchemaOf.event(type, name)));
        Map<String, JsonNode> records = new TreeMap<>();
        RecordNames.all().forEach((name, type) -> records.put(name, SchemaOf.record(type, name)));
        return HEAD
                + space("commands", commands)
                + space("events", events)
                + space("records", records)
                + names("Commands", "commands", "What goes into `with` of a command, by its name.", commands)
                + names(
                        "Events",
                        "events",
                        "The value of a record on the topic of events, by `ce_type` without its prefix.",
                        events)
                + """
                /** A command over Kafka. */
                export type Command = {
                  [N in keyof Commands]: {commandId: string; caseId?: string; actor: string; command: N; with: Commands[N]};
                }[keyof Commands];
                """;
    }

    private static String space(String name, Map<String, JsonNode> schemas) {
        Map<String, String> types = new TreeMap<>();
        schemas.values().forEach(schema -> {
            add(types, schema.path("title").asString(), schema);
            schema.path("$defs").properties().forEach(def -> add(types, def.getKey(), def.getValue()));
        });
        return types.values().stream().collect(Collectors.joining("\n", "export namespace " + name + " {\n", "}\n\n"));
    }

    private static void add(Map<String, String> types, String name, JsonNode schema) {
        String type = "  export type " + name + " = " + type(schema, "  ") + ";\n";
        String before = types.put(name, type);
        if (before != null && !before.equals(type)) {
            throw new IllegalStateException("Two types are called " + name + ":\n" + before + type);
        }
    }

    private static String names(String name, String space, String says, Map<String, JsonNode> schemas) {
        return schemas.entrySet().stream()
                .map(schema -> "  '" + schema.getKey() + "': " + space + "."
                        + schema.getValue().path("title").asString() + ";\n")
                .collect(Collectors.joining("", "/** " + says + " */\nexport interface " + name + " {\n", "}\n\n"));
    }

    private static String type(JsonNode schema, String indent) {
        if (schema.has("$ref")) {
            return schema.get("$ref").asString().replace("#/$defs/", "");
        }
        if (schema.has("const")) {
            return literal(schema.get("const"));
        }
        if (schema.has("enum")) {
            return schema.get("enum")
                    .valueStream()
                    .map(TypeScriptTypes::literal)
                    .collect(Collectors.joining(" | "));
        }
        return switch (schema.path("type").asString()) {
            case "string" -> "string";
            case "boolean" -> "boolean";
            case "integer", "number" -> "number";
            case "array" -> "Array<" + type(schema.get("items"), indent) + ">";
            case "object" -> object(schema, indent);
            default -> "unknown";
        };
    }

    private static String object(JsonNode schema, String indent) {
        if (!schema.has("properties")) {
            return schema.path("additionalProperties").isObject() ? map(schema, indent) : "Record<string, unknown>";
        }
        List<String> required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        List<String> fields = new ArrayList<>();
        schema.get("properties").properties().forEach(field -> {
            String name = field.getKey().matches("\\w+") ? field.getKey() : "'" + field.getKey() + "'";
            String optional = required.contains(field.getKey()) ? "" : "?";
            fields.add(indent + "  " + name + optional + ": " + type(field.getValue(), indent + "  ") + ";\n");
        });
        return fields.isEmpty() ? "Record<string, never>" : "{\n" + String.join("", fields) + indent + "}";
    }

    /** Not every name need be there. */
    private static String map(JsonNode schema, String indent) {
        String key = schema.has("propertyNames") ? type(schema.get("propertyNames"), indent) : "string";
        return "Partial<Record<" + key + ", " + type(schema.get("additionalProperties"), indent) + ">>";
    }

    private static String literal(JsonNode value) {
        return value.isString() ? "'" + value.asString() + "'" : value.toString();
    }
}
