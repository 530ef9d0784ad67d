package org.ballcourt.cases.endpoint;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem.FieldFault;
import org.ballcourt.wire.Wire;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at the body of a command that comes in and names all its faults at once. */
public final class CommandCheck {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static final Map<Class<? extends CaseCommand>, Schema> SCHEMAS =
            CommandNames.ALL.stream().collect(Collectors.toUnmodifiableMap(type -> type, CommandCheck::schemaOf));

    private CommandCheck() {}

    /** A body that was looked at: a command, or every fault of what should have been one. */
    record Checked(CaseCommand command, List<FieldFault> faults) {}

    /** @param now instants after it are a fault */
    static Checked check(Class<? extends CaseCommand> type, JsonNode body, Instant now) {
        Map<String, FieldFault> byField = new LinkedHashMap<>();
        for (Error error : SCHEMAS.get(type).validate(hasHugeNumber(body) ? withoutHugeNumbers(body) : body)) {
            add(byField, SchemaFault.of(error, type));
        }
        BeyondSchema beyond = new BeyondSchema(now);
        beyond.look(type, body).forEach(fault -> add(byField, fault));
        if (!byField.isEmpty()) {
            BlankReasons.faults(type, body).forEach(fault -> add(byField, fault));
        }
        return byField.isEmpty() ? read(type, body) : new Checked(null, List.copyOf(byField.values()));
    }

    /** What is wrong with a body; empty for a command. */
    public static List<FieldFault> faults(Class<? extends CaseCommand> type, JsonNode body, Instant now) {
        return check(type, body, now).faults();
    }

    private static boolean hasHugeNumber(JsonNode node) {
        return isHuge(node) || node.valueStream().anyMatch(CommandCheck::hasHugeNumber);
    }

    private static boolean isHuge(JsonNode node) {
        return node instanceof NumericNode number && !number.canConvertToLong();
    }

    /** A number that no field takes, and at which the check itself would fail, is checked as the text that it is. */
    private static JsonNode withoutHugeNumbers(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(field -> copy.set(field.getKey(), withoutHugeNumbers(field.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(withoutHugeNumbers(item)));
                yield copy;
            }
            default -> isHuge(node) ? JsonNodeFactory.instance.stringNode(node.toString()) : node;
        };
    }

    /** One fault per field is enough to mend it. */
    private static void add(Map<String, FieldFault> byField, FieldFault fault) {
        byField.putIfAbsent(fault.field(), fault);
    }

    /** What the schema lets pass and the reader still refuses must not become a failure of ours. */
    private static Checked read(Class<? extends CaseCommand> type, JsonNode body) {
        try {
            return new Checked(Wire.command(type, body), List.of());
        } catch (JacksonException malformed) {
            return new Checked(null, List.of(new FieldFault(fieldOf(malformed), Message.of("command.unreadable"))));
        }
    }

    private static String fieldOf(JacksonException malformed) {
        return malformed.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .collect(Collectors.joining("."));
    }

    private static Schema schemaOf(Class<? extends CaseCommand> type) {
        Schema schema = REGISTRY.getSchema(shipped("/schemas/commands/" + CommandNames.nameOf(type) + ".json"));
        schema.initializeValidators();
        return schema;
    }

    /** A JSON file that comes with the service. */
    public static JsonNode shipped(String file) {
        try (InputStream in = CommandCheck.class.getResourceAsStream(file)) {
            return Wire.json().readTree(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
