package org.ballcourt.proof;

import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** JSON in the one form that is hashed: RFC 8785, in which whole numbers are the only numbers. */
public final class Canonical {
    private final StringBuilder out = new StringBuilder();

    private Canonical() {}

    /** Keys sorted by UTF-16 code units, no spaces, no escapes but the needed ones. */
    public static String of(JsonNode node) {
        Canonical canonical = new Canonical();
        canonical.write(node);
        return canonical.out.toString();
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            object(node);
        } else if (node.isArray()) {
            String comma = "";
            out.append('[');
            for (JsonNode item : node) {
                out.append(comma);
                write(item);
                comma = ",";
            }
            out.append(']');
        } else if (node.isString()) {
            string(node.stringValue());
        } else {
            out.append(node);
        }
    }

    private void object(JsonNode node) {
        TreeMap<String, JsonNode> sorted = new TreeMap<>();
        node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        String comma = "";
        out.append('{');
        for (var field : sorted.entrySet()) {
            out.append(comma);
            string(field.getKey());
            out.append(':');
            write(field.getValue());
            comma = ",";
        }
        out.append('}');
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
