package org.ballcourt.cases.endpoint;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The body of a command in which every field that can be wrong is, made from its published schema. */
record SpoiltBody(JsonNode body, TreeSet<String> wrong) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Each value is of the right type and still none that the field takes: an unknown code, an empty or too long text. */
    static SpoiltBody byValue(Class<? extends CaseCommand> type) {
        return new Spoiler(schemaOf(type), false).body();
    }

    /** Each value is of another type. */
    static SpoiltBody byType(Class<? extends CaseCommand> type) {
        return new Spoiler(schemaOf(type), true).body();
    }

    private static JsonNode schemaOf(Class<? extends CaseCommand> type) {
        return CommandCheck.shipped("/schemas/commands/" + CommandNames.nameOf(type) + ".json");
    }

    private record Spoiler(JsonNode root, boolean types, TreeSet<String> wrong) {
        Spoiler(JsonNode root, boolean types) {
            this(root, types, new TreeSet<>());
        }

        SpoiltBody body() {
            return new SpoiltBody(spoilt(root, ""), wrong);
        }

        private JsonNode spoilt(JsonNode schema, String path) {
            String name = schema.path("$ref").asString("").replace("#/$defs/", "");
            if (name.equals("Money") && !types) {
                wrong.add(path + ".amount");
                return NODES.objectNode().put("amount", "1.005").put("currency", "CNY");
            }
            if (!name.isEmpty()) {
                return spoilt(root.path("$defs").path(name), path);
            }
            return switch (schema.path("type").asString("code")) {
                case "object" -> schema.has("properties") ? object(schema, path) : map(path);
                case "array" -> list(schema, path);
                default -> scalar(schema, path);
            };
        }

        private JsonNode object(JsonNode schema, String path) {
            ObjectNode object = NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
                JsonNode value =
                        spoilt(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey());
                if (value != null) {
                    object.set(field.getKey(), value);
                }
            }
            return object;
        }

        private JsonNode map(String path) {
            wrong.add(path);
            return types ? NODES.numberNode(1) : NODES.objectNode().put("NEIGHBOUR", 100);
        }

        private JsonNode list(JsonNode schema, String path) {
            ArrayNode list = NODES.arrayNode();
            JsonNode item = spoilt(schema.path("items"), path + ".0");
            return item == null ? null : list.add(item);
        }

        /** Null where everything of the type is right. */
        private JsonNode scalar(JsonNode schema, String path) {
            if (types) {
                wrong.add(path);
                return NODES.objectNode();
            }
            JsonNode bad = badValue(schema);
            if (bad != null) {
                wrong.add(path);
            }
            return bad;
        }

        private static JsonNode badValue(JsonNode schema) {
            if (schema.has("enum")) {
                return NODES.stringNode("no-such-code");
            }
            if (schema.path("type").asString("").equals("integer")) {
                return NODES.numberNode(schema.path("minimum").asInt(0) - 1);
            }
            if (schema.has("maxLength")) {
                return NODES.stringNode("x".repeat(schema.path("maxLength").asInt() + 1));
            }
            return List.of("pattern", "format").stream().anyMatch(schema::has) ? NODES.stringNode(" ") : null;
        }
    }
}
