package org.ballcourt.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * The one place where values become JSON and come back: one form for people, one canonical form to store and publish.
 */
public final class Wire {
    private static final JsonMapper PEOPLE = asWritten(mapper(Scalars.forPeople()))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    // A later version may have added fields: a reader of today passes over them.
    private static final JsonMapper SEALED = mapper(Scalars.forStorage())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ClassValue<ObjectReader> EVENTS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return SEALED.readerFor(type);
        }
    };

    private static final JsonMapper RECORDS = asWritten(mapper(Scalars.forPeople()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Wire() {}

    /** A number is no text, and no text a number. */
    private static JsonMapper.Builder asWritten(JsonMapper.Builder mapper) {
        return mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        texts -> texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
    }

    /** JSON of the records beside the events; unknown fields are passed over. */
    static JsonMapper recordJson() {
        return RECORDS;
    }

    /**
     * JSON for people and the HTTP interface: Money {@code {"amount":"129.00","currency":"CNY"}}, actors {@code
     * ROLE/id}, ISO times, nulls left out, personal texts as plain strings; unknown fields and repeated keys are
     * refused.
     */
    public static JsonMapper json() {
        return PEOPLE;
    }

    /**
     * Canonical JSON to store and publish: sorted keys, personal texts only as ciphertext; unknown fields are passed
     * over.
     */
    public static JsonMapper sealedJson() {
        return SEALED;
    }

    /**
     * The canonical form in which an event is stored, hashed and published.
     *
     * @throws tools.jackson.core.JacksonException if one of its texts is not sealed
     */
    public static String payload(CaseEvent event) {
        return SEALED.writeValueAsString(event);
    }

    /** A copy in which every personal text, at any depth, went through {@code sealer}. */
    public static CaseEvent seal(CaseEvent event, UnaryOperator<PersonalText> sealer) {
        return Texts.replace(event, sealer);
    }

    /**
     * The event back from its stored form; its texts are ciphertext only.
     *
     * @throws IllegalArgumentException for a type that this version does not know
     * @throws tools.jackson.core.JacksonException if the payload is not of this type
     */
    public static CaseEvent event(String storedType, String payload) {
        return Objects.requireNonNull(
                EVENTS.get(EventNames.typeOf(storedType)).readValue(payload), "an event is an object");
    }

    /** A copy whose texts were all opened by {@code opener}; a text for which it gives null is left out. */
    @SuppressWarnings("unchecked") // a copy has the class of what it copies
    public static <E extends CaseEvent> E opened(E event, Function<PersonalText, String> opener) {
        return (E) seal(event, text -> {
            String plain = opener.apply(text);
            return plain == null ? null : new PersonalText(text.subject(), plain, text.sealed());
        });
    }

    /** The event for people, as {@link #opened}. */
    public static ObjectNode readable(CaseEvent event, Function<PersonalText, String> opener) {
        return PEOPLE.valueToTree(opened(event, opener));
    }

    /**
     * A command whose body {@link CommandCheck} has found without fault; optional fields that were left out are null.
     */
    public static <C extends CaseCommand> C command(Class<C> type, JsonNode body) {
        return PEOPLE.treeToValue(body, type);
    }

    private static JsonMapper.Builder mapper(JacksonModule scalars) {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .addModule(scalars)
                .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                // A boolean that is left out is false.
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
    }
}
