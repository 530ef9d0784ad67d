package org.ballcourt.cases.policy;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.ballcourt.cases.domain.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a file against its JSON Schema and says in plain words what is wrong. */
final class FileSchema {
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
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(source);
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
            Words words = words(error);
            file.fault(field(error), words.en(), words.zh());
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

    private Words words(Error error) {
        Object[] arguments = error.getArguments();
        Object limit = arguments == null || arguments.length == 0 ? "" : arguments[0];
        return switch (error.getKeyword()) {
            case "required" -> new Words("is missing", "缺少此项");
            case "additionalProperties" -> new Words("is not a field of this file", "不是本文件的字段");
            case "type" -> new Words("must be of type " + limit(error, "type"), "类型应为 " + limit(error, "type"));
            case "enum" -> new Words("must be one of " + limit, "应为以下之一：" + limit);
            case "minimum" -> new Words("must be at least " + limit, "不得小于 " + limit);
            case "maximum" -> new Words("must be at most " + limit, "不得大于 " + limit);
            case "minItems", "minLength" -> new Words("must not be empty", "不能为空");
            case "maxItems" -> new Words("must have at most " + limit + " entries", "最多 " + limit + " 项");
            case "uniqueItems" -> new Words("must not name anything twice", "不得重复");
            case "pattern" -> ofPattern(error);
            default -> new Words(error.getMessage(), error.getMessage());
        };
    }

    private String limit(Error error, String keyword) {
        return definition(error).path(keyword).asString();
    }

    private Words ofPattern(Error error) {
        JsonNode words = definition(error).path("x-words");
        return new Words(words.path("en").asString(), words.path("zh").asString());
    }

    /** The part of the schema around the keyword that was broken. */
    private JsonNode definition(Error error) {
        String pointer = error.getSchemaLocation().getFragment().toString();
        return source.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }
}
