package org.ballcourt.scenarios;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Evidence and logs by the names that a story gives them: {@code $noise}, wherever a whole value reads so. */
public final class Aliases {
    private static final Pattern ALIAS = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_-]*)");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Aliases() {}

    static Set<String> named(JsonNode node) {
        Set<String> named = new HashSet<>();
        if (node.isString()) {
            Matcher matcher = ALIAS.matcher(node.stringValue());
            if (matcher.matches()) {
                named.add(matcher.group(1));
            }
        }
        node.forEach(child -> named.addAll(named(child)));
        return named;
    }

    /** The same with the ids in the places of their names. */
    public static JsonNode resolve(JsonNode node, Map<String, String> ids) {
        if (node.isString()) {
            return JSON.stringNode(resolve(node.stringValue(), ids));
        }
        if (node instanceof ObjectNode object) {
            ObjectNode resolved = JSON.objectNode();
            object.forEachEntry((key, value) -> resolved.set(key, resolve(value, ids)));
            return resolved;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode resolved = JSON.arrayNode();
            array.forEach(value -> resolved.add(resolve(value, ids)));
            return resolved;
        }
        return node;
    }

    static String resolve(String text, Map<String, String> ids) {
        Matcher matcher = ALIAS.matcher(text);
        return matcher.matches() ? ids.getOrDefault(matcher.group(1), text) : text;
    }
}
