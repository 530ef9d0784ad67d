package org.ballcourt.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of which one thing was dropped, added, repeated, moved or changed. */
final class BrokenBundles {
    private static final JsonMapper JSON = new JsonMapper();
    private final Random random;

    BrokenBundles(Random random) {
        this.random = random;
    }

    /** An honest one with one random change anywhere but in its format. */
    String of(String honest) {
        ObjectNode bundle = (ObjectNode) JSON.readTree(honest);
        List<Runnable> changes = new ArrayList<>();
        collect(bundle, changes);
        changes.get(random.nextInt(changes.size())).run();
        return JSON.writeValueAsString(bundle);
    }

    private void collect(JsonNode node, List<Runnable> changes) {
        if (node instanceof ObjectNode object) {
            object.properties().stream()
                    .filter(field -> !field.getKey().startsWith("format"))
                    .forEach(field -> {
                        changes.add(() -> change(object, field.getKey()));
                        collect(field.getValue(), changes);
                    });
        }
        if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int place = i;
                changes.add(() -> change(list, place));
                collect(list.get(i), changes);
            }
        }
    }

    private void change(ObjectNode object, String field) {
        switch (random.nextInt(3)) {
            case 0 -> object.remove(field);
            case 1 -> object.set(field + "x", object.get(field));
            default -> object.set(field, other(object.get(field)));
        }
    }

    private void change(ArrayNode list, int place) {
        switch (random.nextInt(4)) {
            case 0 -> list.remove(place);
            case 1 -> list.insert(place, list.get(place).deepCopy());
            case 2 -> list.add(list.remove(place));
            default -> list.set(place, other(list.get(place)));
        }
    }

    private JsonNode other(JsonNode node) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isString() && !node.stringValue().isEmpty()) {
            StringBuilder text = new StringBuilder(node.stringValue());
            int at = random.nextInt(text.length());
            text.setCharAt(at, text.charAt(at) == '0' ? '1' : '0');
            return nodes.stringNode(text.toString());
        }
        return node.isIntegralNumber() ? nodes.numberNode(node.longValue() + 1) : nodes.stringNode("something else");
    }
}
