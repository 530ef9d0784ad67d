package org.ballcourt.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The fields of one mapping of a story, which know their lines and refuse what the format does not have. */
final class YamlFields {
    private final int line;
    private final String place;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    private YamlFields(MappingNode node, String place) {
        this.line = line(node);
        this.place = place;
        for (NodeTuple tuple : node.getValue()) {
            String key = text(tuple.getKeyNode(), "a key of " + place);
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw new StoryError(line(tuple.getKeyNode()), "'" + key + "' stands twice in " + place);
            }
        }
    }

    static YamlFields of(Node node, String place) {
        if (node instanceof MappingNode mapping) {
            return new YamlFields(mapping, place);
        }
        throw new StoryError(line(node), place + " must be a list of 'key: value' pairs");
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    static String text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return scalar.getValue();
        }
        throw new StoryError(line(node), what + " must be a text");
    }

    static List<Node> items(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw new StoryError(line(node), what + " must be a list");
    }

    int line() {
        return line;
    }

    YamlFields only(Set<String> known) {
        fields.forEach((key, value) -> {
            if (!known.contains(key)) {
                String keys = String.join(", ", new TreeSet<>(known));
                throw new StoryError(line(value), "unknown key '" + key + "' in " + place + "; it has " + keys);
            }
        });
        return this;
    }

    boolean has(String key) {
        return fields.containsKey(key);
    }

    /** Null where the key is missing. */
    <T> T optional(String key, Function<Node, T> read) {
        Node node = fields.get(key);
        return node == null ? null : read.apply(node);
    }

    <T> T optional(String key, Function<Node, T> read, T otherwise) {
        return has(key) ? optional(key, read) : otherwise;
    }

    <T> T required(String key, Function<Node, T> read) {
        if (!has(key)) {
            throw new StoryError(line, place + " needs '" + key + "'");
        }
        return optional(key, read);
    }

    String text(String key) {
        return required(key, node -> text(node, key));
    }

    String optionalText(String key) {
        return optional(key, node -> text(node, key));
    }

    /** Null where the key is missing. */
    <T> List<T> list(String key, Function<Node, T> item) {
        return optional(key, node -> items(node, key).stream().map(item).toList());
    }

    /** Null where the key is missing. */
    List<String> texts(String key) {
        return list(key, node -> text(node, "each of " + key));
    }

    /** Each key of this mapping with its value read. */
    <T> Map<String, T> all(Function<Node, T> read) {
        Map<String, T> values = new LinkedHashMap<>();
        fields.forEach((key, node) -> values.put(key, read.apply(node)));
        return values;
    }
}
