package org.ballcourt.cases.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a file against its JSON Schema and says in plain words what is wrong. */
final class FileSchema {
    /** The keyword that names the sentence of a pattern. */
    private static final Dialect WITH_OUR_SENTENCES = Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("x-message"))
            .build();

    static final FileSchema POLICY = new FileSchema("/policies/policy.schema.json");
    static final FileSchema CALENDAR = new FileSchema("/calendars/calendar.schema.json");

    private final JsonNode source;
    private final Schema schema;

    private FileSchema(String resource) {
        try (InputStream in = FileSchema.class.getResourceAsStream(resource)) {
            this.source = JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.schema = SchemaRegistry.withDialect(WITH_OUR_SENTENCES).getSchema(source);
    }

    /** The schema itself, for editors and for people. */
    JsonNode source() {
        return source;
    }

    void check(YamlFile file) {
        if (file.json().isMissingNode()) {
            return;
        }
        for (Error error : schema.validate(file.json())) {
            file.fault(field(error), message(error));
        }
    }

    private static String field(Error error) {
        StringBuilder field = new StringBuilder();
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            append(field, path.getElement(i));
        }
        if (error.getProperty() != null) {
            append(field, error.getProperty());
        }
        return field.toString();
    }

    private static void append(StringBuilder field, Object step) {
        if (step instanceof Integer index) {
            field.append('[').append(index).append(']');
        } else {
            field.append(field.isEmpty() ? "" : ".").append(step);
        }
    }

    private Message message(Error error) {
        Object[] arguments = error.getArguments();
        Object limit = arguments == null || arguments.length == 0 ? "" : arguments[0];
        return switch (error.getKeyword()) {
            case "required" -> Message.of("policy.missing");
            case "additionalProperties", "propertyNames" -> Message.of("policy.unknown-field");
            case "type" -> Message.of("policy.type").with("type", stated(error, "type"));
            case "enum" -> Message.of("policy.one-of").with("all", new OneOf(known(error)));
            case "minimum" -> Message.of("policy.at-least").with("limit", String.valueOf(limit));
            case "maximum" -> Message.of("policy.at-most").with("limit", String.valueOf(limit));
            case "minItems", "minLength", "minProperties" -> Message.of("policy.empty");
            case "maxItems" ->
                Message.of("policy.entries-at-most")
                        .with("limit", definition(error).path("maxItems").asInt());
            case "uniqueItems" -> Message.of("policy.named-twice");
            case "pattern" -> Message.of("policy.format." + stated(error, "x-message"));
            default -> Message.of("policy.against-the-schema").with("keyword", error.getKeyword());
        };
    }

    private List<String> known(Error error) {
        return definition(error)
                .path("enum")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private String stated(Error error, String keyword) {
        return definition(error).path(keyword).asString();
    }

    /** The part of the schema around the keyword that was broken. */
    private JsonNode definition(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        return source.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }
}
