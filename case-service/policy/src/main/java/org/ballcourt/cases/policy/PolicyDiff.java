package org.ballcourt.cases.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a new version of a policy changes, field by field. */
public final class PolicyDiff {
    /**
     * @param field such as {@code terms.PROVE.time} or {@code burdens.FRAUD.GENUINE.kinds}
     * @param from null where the field is new
     * @param to null where the field is gone
     */
    public record Change(String field, String from, String to) {}

    private PolicyDiff() {}

    /** In the order of the older file; what is new comes last. */
    public static List<Change> between(JsonNode from, JsonNode to) {
        Map<String, String> before = fields(from);
        Map<String, String> after = fields(to);
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        for (String field : all) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                changes.add(new Change(field, before.get(field), after.get(field)));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(JsonNode document) {
        Map<String, String> fields = new LinkedHashMap<>();
        collect("", document, fields);
        return fields;
    }

    private static void collect(String field, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(child(field, entry.getKey()), entry.getValue(), fields));
        } else if (node.isArray() && node.path(0).has("element")) {
            node.forEach(burden -> collect(child(field, burden.path("element").asString()), burden, fields));
        } else {
            fields.put(field, node.isValueNode() ? node.asString() : node.toString());
        }
    }

    private static String child(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }
}
