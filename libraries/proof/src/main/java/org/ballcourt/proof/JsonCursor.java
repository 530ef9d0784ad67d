package org.ballcourt.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ballcourt.contracts.Actor;
import tools.jackson.databind.JsonNode;

/** A part of a bundle, read with distrust: what is missing or has another shape is a finding with its place. */
record JsonCursor(String where, JsonNode node) {
    static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A part is not what the format says. */
    static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Wrong(String where, String en, String zh) {
            super(en, null, false, false);
            this.finding = new Finding(where, en, zh);
        }

        Finding finding() {
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
            throw wrong(field, "is missing or no object", "缺失或不是对象");
        }
        return new JsonCursor(where.isEmpty() ? field : where + " " + field, found);
    }

    List<JsonCursor> list(String field) {
        JsonNode found = node.path(field);
        if (!found.isArray()) {
            throw wrong(field, "is missing or no list", "缺失或不是列表");
        }
        List<JsonCursor> parts = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            parts.add(new JsonCursor((where.isEmpty() ? field : where + " " + field) + " #" + (i + 1), found.get(i)));
        }
        return parts;
    }

    String text(String field) {
        JsonNode found = node.path(field);
        if (!found.isString()) {
            throw wrong(field, "is missing or no text", "缺失或不是文本");
        }
        return found.stringValue();
    }

    String hash(String field) {
        String found = text(field);
        if (!HASH.matcher(found).matches()) {
            throw wrong(field, "is no hash of 64 lower-case hex digits", "不是 64 位小写十六进制哈希");
        }
        return found;
    }

    long number(String field) {
        JsonNode found = node.path(field);
        if (!found.isIntegralNumber() || !found.canConvertToLong() || found.longValue() < 0) {
            throw wrong(field, "is missing or no whole number", "缺失或不是非负整数");
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
        throw wrong(field, "is no time as we write it", "时间格式不正确");
    }

    Actor actor(String field) {
        try {
            return Actor.parse(text(field));
        } catch (IllegalArgumentException malformed) {
            throw wrong(field, "is not of the form ROLE/id", "不是 ROLE/id 的形式");
        }
    }

    Wrong wrong(String field, String en, String zh) {
        return new Wrong(where.isEmpty() ? field : where + " " + field, en, zh);
    }
}
