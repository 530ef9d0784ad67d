package org.ballcourt.cases.web;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ballcourt.cases.endpoint.CommandCheck;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas of commands and events, as the API's description wants them. */
final class SchemaPages {
    /** Readable where they stand in an answer, so the schema of their sealed form says nothing here. */
    private static final String TEXT = "PersonalText";

    /** Classes of letters, which half of the tools that read descriptions cannot read: here is said no more than that nothing is blank. */
    private static final Pattern LETTERS = Pattern.compile("\\[\\\\\\\\p\\{L}[^]]*]");

    private SchemaPages() {}

    /** The command's schema and those that it refers to, by name. */
    static Map<String, Schema<?>> of(Class<? extends CaseCommand> type) {
        return all(CommandNames.nameOf(type), read("commands/" + CommandNames.nameOf(type)), "");
    }

    /**
     * The schema of an event as people see it: its own fields beside those of every event, none of which but the first must be
     * there, since each reader sees others.
     */
    static Map<String, Schema<?>> shown(String storedName, Class<? extends CaseEvent> type) {
        ObjectNode file = read("events/" + storedName);
        ObjectNode properties = Wire.json().createObjectNode();
        properties.putObject("seq").put("type", "integer");
        properties.putObject("type").putArray("enum").add(type.getSimpleName());
        properties.putObject("at").put("type", "string").put("format", "date-time");
        for (String text : List.of("actor", "commandId", "hash")) {
            properties.putObject(text).put("type", "string");
        }
        properties.setAll((ObjectNode) file.get("properties"));
        file.set("properties", properties.remove(Set.of("~proof")));
        file.putArray("required").add("seq").add("type").add("at").add("actor");
        ObjectNode definitions = file.withObject("$defs");
        definitions.properties().forEach(definition -> ((ObjectNode) definition.getValue()).remove("required"));
        if (definitions.has(TEXT)) {
            definitions.putObject(TEXT).put("type", "string");
        }
        return all(type.getSimpleName(), file, "Shown");
    }

    private static Map<String, Schema<?>> all(String name, ObjectNode file, String prefix) {
        String text = LETTERS.matcher(file.toString()).replaceAll(Matcher.quoteReplacement("\\\\S"));
        text = text.replace("#/$defs/", "#/components/schemas/" + prefix);
        JsonNode moved = Wire.json().readTree(text);
        Map<String, Schema<?>> schemas = new LinkedHashMap<>();
        moved.path("$defs").properties().forEach(def -> schemas.put(prefix + def.getKey(), schema(def.getValue())));
        schemas.put(name, schema(((ObjectNode) moved).remove(Set.of("$defs", "$id", "$schema", "title"))));
        return schemas;
    }

    private static ObjectNode read(String name) {
        return (ObjectNode) CommandCheck.shipped("/schemas/" + name + ".json");
    }

    private static Schema<?> schema(JsonNode json) {
        try {
            return Json31.mapper().readValue(json.toString(), JsonSchema.class);
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
