package org.ballcourt.cases.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A random change of one node of a JSON tree. */
final class Mutation {
    private Mutation() {}

    private record Place(String pointer, JsonNode parent, String field, int index) {
        JsonNode node() {
            return field == null ? parent.get(index) : parent.get(field);
        }
    }

    /** What was changed, by pointer. */
    static String of(Random random, ObjectNode tree) {
        List<Place> places = new ArrayList<>();
        collect("", tree, places);
        Place place = places.get(random.nextInt(places.size()));
        String how = place.field == null ? inList((ArrayNode) place.parent, place, random) : inObject(place, random);
        return how + " " + place.pointer;
    }

    private static void collect(String pointer, JsonNode node, List<Place> places) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                // Without these it is another format, which the report says in other words.
                if (!field.getKey().startsWith("format")) {
                    places.add(new Place(pointer + "/" + field.getKey(), node, field.getKey(), -1));
                    collect(pointer + "/" + field.getKey(), field.getValue(), places);
                }
            });
        } else {
            for (int i = 0; i < node.size(); i++) {
                places.add(new Place(pointer + "/" + i, node, null, i));
                collect(pointer + "/" + i, node.get(i), places);
            }
        }
    }

    private static String inObject(Place place, Random random) {
        ObjectNode parent = (ObjectNode) place.parent;
        switch (random.nextInt(3)) {
            case 0 -> {
                parent.remove(place.field);
                return "drop";
            }
            case 1 -> {
                parent.set(place.field + "x", place.node());
                return "add beside";
            }
            default -> {
                parent.set(place.field, changed(place.node(), random));
                return "change";
            }
        }
    }

    private static String inList(ArrayNode parent, Place place, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> {
                parent.remove(place.index);
                return "drop";
            }
            case 1 -> {
                parent.insert(place.index, place.node().deepCopy());
                return "repeat";
            }
            case 2 -> {
                parent.add(parent.remove(place.index));
                return "move to the end";
            }
            default -> {
                parent.set(place.index, changed(place.node(), random));
                return "change";
            }
        }
    }

    private static JsonNode changed(JsonNode node, Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (node.isString() && !node.stringValue().isEmpty()) {
            StringBuilder text = new StringBuilder(node.stringValue());
            int at = random.nextInt(text.length());
            text.setCharAt(at, text.charAt(at) == '0' ? '1' : '0');
            return nodes.stringNode(text.toString());
        }
        if (node.isIntegralNumber()) {
            return nodes.numberNode(node.longValue() + 1);
        }
        if (node.isBoolean()) {
            return nodes.booleanNode(!node.booleanValue());
        }
        return nodes.stringNode("something else");
    }
}
