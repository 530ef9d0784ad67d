package org.ballcourt.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.records.TypedRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The records of {@link org.ballcourt.contracts.records} as the values of Kafka records and back: one codec for whoever
 * writes and whoever reads. A reader passes over fields that it does not know, and refuses everything else that is not
 * as the schema says.
 */
public final class Records {
    private static final JsonMapper JSON = Wire.recordJson();
    private static final String TYPE = "type";

    /** In bytes; nobody of ours sends so much, and what is small on its way may be huge when it is unpacked. */
    public static final int LARGEST = 1 << 20;

    private Records() {}

    public static String write(Record value) {
        ObjectNode json = JSON.valueToTree(value);
        return (value instanceof TypedRecord ? json.put(TYPE, typeOf(value.getClass())) : json).toString();
    }

    /** @throws UnreadableRecord for what is no record of this type */
    public static <R extends Record> R read(Class<R> type, byte[] value) {
        return bind(type, object(value));
    }

    /** As above, from text. */
    public static <R extends Record> R read(Class<R> type, String value) {
        return read(type, value == null ? null : value.getBytes(UTF_8));
    }

    /**
     * A record of a topic that has several types.
     *
     * @param family the sealed interface of these types
     * @return empty for a type that this version does not know
     * @throws UnreadableRecord for what is no record of the type that it names
     */
    public static <F extends TypedRecord> Optional<F> readAny(Class<F> family, byte[] value) {
        ObjectNode json = object(value);
        JsonNode named = json.path(TYPE);
        if (!named.isString()) {
            throw new UnreadableRecord("the value has no type");
        }
        return Stream.of(family.getPermittedSubclasses())
                .filter(type -> typeOf(type).equals(named.stringValue()))
                .findFirst()
                .map(type -> family.cast(bind(type.asSubclass(Record.class), json)));
    }

    /** As above, from text. */
    public static <F extends TypedRecord> Optional<F> readAny(Class<F> family, String value) {
        return readAny(family, value == null ? null : value.getBytes(UTF_8));
    }

    static ObjectNode object(byte[] value) {
        if (value == null) {
            throw new UnreadableRecord("the record has no value");
        }
        if (value.length > LARGEST) {
            throw new UnreadableRecord("the value has " + value.length + " bytes, " + LARGEST + " are the most");
        }
        try {
            if (JSON.readTree(Utf8.text(value)) instanceof ObjectNode object) {
                return object;
            }
        } catch (CharacterCodingException malformed) {
            throw new UnreadableRecord("the value is not in UTF-8");
        } catch (JacksonException malformed) {
            throw new UnreadableRecord("the value is no JSON: " + malformed.getOriginalMessage());
        }
        throw new UnreadableRecord("the value is no JSON object");
    }

    private static <R extends Record> R bind(Class<R> type, ObjectNode json) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.isAnnotationPresent(OptionalField.class) && !json.hasNonNull(component.getName())) {
                throw new UnreadableRecord("the value has no " + component.getName());
            }
        }
        try {
            return JSON.treeToValue(json, type);
        } catch (JacksonException malformed) {
            throw new UnreadableRecord("the value is no " + typeOf(type) + ": " + malformed.getOriginalMessage());
        }
    }

    private static String typeOf(Class<?> type) {
        return type.getSimpleName();
    }
}
