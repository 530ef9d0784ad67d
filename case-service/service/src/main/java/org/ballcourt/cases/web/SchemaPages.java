package org.ballcourt.cases.web;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** The published schema of each command, as the API's description wants it. */
final class SchemaPages {
    private SchemaPages() {}

    /** The command's schema and those that it refers to, by name. */
    static Map<String, Schema<?>> of(Class<? extends CaseCommand> type) {
        JsonNode file = read(type);
        Map<String, Schema<?>> schemas = new LinkedHashMap<>();
        schemas.put(CommandNames.nameOf(type), schema(file));
        file.path("$defs").properties().forEach(def -> schemas.put(def.getKey(), schema(def.getValue())));
        return schemas;
    }

    private static JsonNode read(Class<? extends CaseCommand> type) {
        String file = "/schemas/commands/" + CommandNames.nameOf(type) + ".json";
        try (InputStream in = CommandNames.class.getResourceAsStream(file)) {
            return Wire.json().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Schema<?> schema(JsonNode json) {
        if (json.has("$ref")) {
            String ref = json.get("$ref").stringValue();
            return new JsonSchema().$ref("#/components/schemas/" + ref.substring(ref.lastIndexOf('/') + 1));
        }
        Schema<Object> schema = new JsonSchema();
        json.path("type").asStringOpt().ifPresent(schema::addType);
        json.path("format").asStringOpt().ifPresent(schema::format);
        json.path("pattern").asStringOpt().ifPresent(schema::pattern);
        json.path("enum").forEach(value -> schema.addEnumItemObject(value.asString()));
        json.path("required").forEach(name -> schema.addRequiredItem(name.asString()));
        json.path("properties").properties().forEach(p -> schema.addProperty(p.getKey(), schema(p.getValue())));
        limits(json, schema);
        if (json.path("items").isObject()) {
            schema.items(schema(json.get("items")));
        }
        if (json.has("additionalProperties")) {
            JsonNode more = json.get("additionalProperties");
            schema.additionalProperties(more.isObject() ? schema(more) : more.asBoolean());
        }
        return schema;
    }

    private static void limits(JsonNode json, Schema<?> schema) {
        json.path("maxLength").asIntOpt().ifPresent(schema::maxLength);
        json.path("minLength").asIntOpt().ifPresent(schema::minLength);
        json.path("maxItems").asIntOpt().ifPresent(schema::maxItems);
        json.path("minimum").asDecimalOpt().ifPresent(schema::minimum);
        json.path("maximum").asDecimalOpt().ifPresent(schema::maximum);
    }
}
