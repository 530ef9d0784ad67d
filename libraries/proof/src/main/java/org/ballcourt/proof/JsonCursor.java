package org.ballcourt.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import tools.jackson.databind.JsonNode;

/** A part of a bundle, read with distrust: what is missing or has another shape is a finding with its place. */
record JsonCursor(String where, JsonNode node) {
    static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A part is not what the format says. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient BundleFinding finding;

        Wrong(BundleFinding finding) {
            super(finding.toString(), null, false, false);
            this.finding = finding;
        }

        BundleFinding finding() {
            return finding;
        }
    }

    /** The same part under a better name. */
    JsonCursor at(String place) {
        return new JsonCursor(place, node);
    }

    boolean has(String field) {
        return node.has(field);
    }

    JsonCursor part(String field) {
        JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw wrong(field, "proof.shape.object");
        }
        return new JsonCursor(placeOf(field), found);
    }

    List<JsonCursor> list(String field) {
        JsonNode found = node.path(field);
        if (!found.isArray()) {
            throw wrong(field, "proof.shape.list");
        }
        List<JsonCursor> parts = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            parts.add(new JsonCursor(placeOf(field) + " #" + (i + 1), found.get(i)));
        }
        return parts;
    }

    String text(String field) {
        JsonNode found = node.path(field);
        if (!found.isString()) {
            throw wrong(field, "proof.shape.text");
        }
        return found.stringValue();
    }

    String hash(String field) {
        String found = text(field);
        if (!HASH.matcher(found).matches()) {
            throw wrong(field, "proof.shape.hash");
        }
        return found;
    }

    long number(String field) {
        JsonNode found = node.path(field);
        if (!found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < 0) {
            throw wrong(field, "proof.shape.number");
        }
        return found.longValue();
    }

    Instant instant(String field) {
        try {
            Instant instant = Instant.parse(text(field));
            if (instant.toString().equals(text(field))) {
                return instant;
            }
        } catch (DateTimeException malformed) {
            // Said below.
        }
        throw wrong(field, "proof.shape.time");
    }

    Actor actor(String field) {
        try {
            return Actor.parse(text(field));
        } catch (IllegalArgumentException malformed) {
            throw wrong(field, "proof.shape.actor");
        }
    }

    Wrong wrong(String field, String key) {
        return new Wrong(new BundleFinding(placeOf(field), Message.of(key)));
    }

    private String placeOf(String field) {
        return (where + " " + field).strip();
    }
}
