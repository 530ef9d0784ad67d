package org.ballcourt.cases.web;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a small body that is no command, and gathers all faults of it. */
record BodyReading(JsonNode body, RequestReading reading) {
    /** @param form a record whose components are all the fields that the body may have */
    static BodyReading of(JsonNode body, Class<? extends Record> form) {
        Set<String> known = Stream.of(form.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
        RequestReading reading = new RequestReading();
        if (!body.isObject()) {
            reading.fault("", Message.of("command.type.object"));
        }
        for (String field : body.propertyNames()) {
            if (!known.contains(field)) {
                reading.fault(field, Message.of("http.unknown-field"));
            }
        }
        return new BodyReading(body, reading);
    }

    /** Null where it is missing or faulty. */
    String text(String field, int longest) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            reading.fault(field, Message.of("command.type.string"));
            return null;
        }
        if (value.stringValue().length() > longest) {
            reading.fault(field, Message.of("command.longest").with("limit", longest));
            return null;
        }
        return value.stringValue();
    }

    /** As above; blank or missing is a fault, too. */
    String required(String field, int longest) {
        String text = text(field, longest);
        boolean missing = body.path(field).isMissingNode() || body.path(field).isNull();
        if (missing || text != null && text.isBlank()) {
            reading.fault(field, Message.of("command.required"));
        }
        return text;
    }

    /** The least where it is faulty. */
    int number(String field, int least, int most) {
        JsonNode value = body.path(field);
        if (!value.isInt()) {
            reading.fault(field, Message.of("command.type.integer"));
            return least;
        }
        if (value.intValue() < least) {
            reading.fault(field, Message.of("command.at-least").with("limit", least));
        }
        if (value.intValue() > most) {
            reading.fault(field, Message.of("command.at-most").with("limit", most));
        }
        return value.intValue();
    }

    /** Null where it is missing or faulty, and both is a fault. */
    <E extends Enum<E>> E oneOf(String field, Class<E> type) {
        if (body.path(field).isMissingNode() || body.path(field).isNull()) {
            reading.fault(field, Message.of("command.required"));
            return null;
        }
        return named(body.path(field), field, type);
    }

    /** Each once; empty where it is missing, null where it is faulty. */
    <E extends Enum<E>> List<E> several(String field, Class<E> type) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            reading.fault(field, Message.of("command.type.array"));
            return null;
        }
        List<E> named = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            named.add(named(value.get(i), field + "." + i, type));
        }
        return named.contains(null) ? null : named.stream().distinct().toList();
    }

    private <E extends Enum<E>> E named(JsonNode value, String field, Class<E> type) {
        E found = Stream.of(type.getEnumConstants())
                .filter(one -> value.isString() && one.name().equals(value.stringValue()))
                .findFirst()
                .orElse(null);
        if (found == null) {
            reading.fault(field, Message.of("command.one-of").with("names", OneOf.all(type)));
        }
        return found;
    }

    boolean flag(String field) {
        if (!body.path(field).isBoolean()) {
            reading.fault(field, Message.of("command.type.boolean"));
        }
        return body.path(field).asBoolean(false);
    }
}
