package org.ballcourt.standalone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What would break a client of an older description of the interface: each by the place where it stands. */
final class ApiChanges {
    /** Members of these are names, which others rely on. */
    private static final Set<String> MAPS =
            Set.of("paths", "properties", "schemas", "responses", "content", "headers", "securitySchemes");

    private static final Set<String> EXACT =
            Set.of("operationId", "type", "format", "$ref", "const", "scheme", "discriminator");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");

    private final List<String> found = new ArrayList<>();
    private final Set<String> sent;

    private ApiChanges(Set<String> sent) {
        this.sent = sent;
    }

    /** Empty where every client of the older one goes on as before. */
    static List<String> breaking(JsonNode older, JsonNode newer) {
        ApiChanges changes = new ApiChanges(sentSchemas(older));
        changes.compare("", older, newer, false);
        return changes.found;
    }

    /** @param isSent whether clients send what stands here, so that nothing more may be asked for */
    private void compare(String place, JsonNode older, JsonNode newer, boolean isSent) {
        older.properties().forEach(entry -> {
            String name = entry.getKey();
            JsonNode before = entry.getValue();
            JsonNode now = newer.path(name);
            String there = place + "/" + name;
            boolean goesOut = isSent || name.equals("requestBody") || place.endsWith("/schemas") && sent.contains(name);
            if (EXACT.contains(name) && !now.equals(before) && !place.endsWith("/properties")) {
                found.add(there + ": was " + before + ", is " + now);
            } else if (name.equals("enum") && before.isArray()) {
                texts(before).stream()
                        .filter(value -> !texts(now).contains(value))
                        .forEach(value -> found.add(there + ": lost " + value));
            } else if (name.equals("required") && before.isArray()) {
                required(there, texts(before), texts(now), isSent);
            } else if (name.equals("parameters") && before.isArray()) {
                parameters(there, before, now);
            } else if (now.isMissingNode() && (isNameOfAMap(place) || METHODS.contains(name))) {
                found.add(there + ": is gone");
            } else if (before.isObject()) {
                compare(there, before, now, goesOut);
            } else if (before.isArray() && Set.of("oneOf", "allOf", "anyOf").contains(name)) {
                texts(before).stream()
                        .filter(form -> !texts(now).contains(form))
                        .forEach(form -> found.add(there + ": lost " + form));
            }
        });
        if (isSent && newer.has("required") && !older.has("required")) {
            required(place + "/required", Set.of(), texts(newer.path("required")), true);
        }
        if (METHODS.contains(last(place)) && newer.has("parameters") && !older.has("parameters")) {
            parameters(place + "/parameters", older.path("parameters"), newer.path("parameters"));
        }
    }

    private static boolean isNameOfAMap(String place) {
        return MAPS.contains(last(place));
    }

    private static String last(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    private void required(String there, Set<String> before, Set<String> now, boolean isSent) {
        (isSent ? now : before)
                .stream()
                        .filter(field -> !(isSent ? before : now).contains(field))
                        .forEach(field -> found.add(there + ": " + (isSent ? "asks for " : "lost ") + field));
    }

    private void parameters(String there, JsonNode before, JsonNode now) {
        Map<String, JsonNode> older = byName(before);
        Map<String, JsonNode> newer = byName(now);
        older.forEach((name, parameter) -> {
            if (newer.containsKey(name)) {
                compare(there + "/" + name, parameter, newer.get(name), true);
            } else {
                found.add(there + "/" + name + ": is gone");
            }
        });
        newer.forEach((name, parameter) -> {
            boolean was =
                    older.containsKey(name) && older.get(name).path("required").asBoolean(false);
            if (parameter.path("required").asBoolean(false) && !was) {
                found.add(there + "/" + name + ": is required");
            }
        });
    }

    private static Map<String, JsonNode> byName(JsonNode parameters) {
        return parameters
                .valueStream()
                .collect(Collectors.toMap(
                        one -> one.path("in").asString() + " "
                                + one.path("name").asString(),
                        one -> one,
                        (one, _) -> one,
                        TreeMap::new));
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream()
                .map(value -> value.isString() ? value.asString() : value.toString())
                .collect(Collectors.toSet());
    }

    /** The names of all schemas that a body or a parameter leads to. */
    private static Set<String> sentSchemas(JsonNode document) {
        Set<String> names = new HashSet<>();
        document.path("paths")
                .forEach(path -> path.forEach(operation -> {
                    follow(operation.path("requestBody"), document, names);
                    follow(operation.path("parameters"), document, names);
                }));
        return names;
    }

    private static void follow(JsonNode node, JsonNode document, Set<String> names) {
        String target = node.path("$ref").asString("");
        String name = last(target);
        if (target.startsWith("#/components/schemas/") && names.add(name)) {
            follow(document.at("/components/schemas/" + name), document, names);
        }
        node.forEach(child -> follow(child, document, names));
    }
}
