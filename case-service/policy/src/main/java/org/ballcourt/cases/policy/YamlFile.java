package org.ballcourt.cases.policy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Message;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML file as JSON that still knows the line of each field; collects what is found wrong in it. */
final class YamlFile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_CHARACTERS = 1_000_000;

    private final String name;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<PolicyFault> faults = new ArrayList<>();
    private final List<PolicyFault> warnings = new ArrayList<>();
    private final String text;
    private final JsonNode json;

    YamlFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.json = read(text);
    }

    String name() {
        return name;
    }

    /** The whole file; missing where it is no YAML at all. */
    JsonNode json() {
        return json;
    }

    List<PolicyFault> faults() {
        return List.copyOf(faults);
    }

    void fault(String field, Message what) {
        faults.add(new PolicyFault(name, lineOf(field), field, what));
    }

    /** What does not keep the file from being used, but should be known. */
    List<PolicyFault> warnings() {
        return List.copyOf(warnings);
    }

    void warning(String field, Message what) {
        warnings.add(new PolicyFault(name, lineOf(field), field, what));
    }

    /** The text at a field; null where there is none. */
    String text(String field) {
        JsonNode node = at(field);
        return node.isString() ? node.stringValue() : null;
    }

    /** The node at a field such as {@code burdens.FRAUD[0].clause}; missing where there is none. */
    JsonNode at(String field) {
        JsonNode node = json;
        for (String step : field.split("[.\\[]")) {
            node = step.endsWith("]")
                    ? node.path(Integer.parseInt(step.substring(0, step.length() - 1)))
                    : node.path(step);
        }
        return node;
    }

    /** The line of the field, or of the nearest one around it that stands in the file. */
    private int lineOf(String field) {
        String at = field;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault(at, 1);
    }

    /** As it stands in the file. */
    String text() {
        return text;
    }

    private JsonNode read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            Node root = new Yaml(options).compose(new StringReader(text));
            if (root == null) {
                fault("", Message.of("policy.empty-file"));
                return JSON.missingNode();
            }
            return read(root, "");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            Message noYaml = Message.of("policy.no-yaml").with("column", mark == null ? 1 : mark.getColumn() + 1);
            faults.add(new PolicyFault(name, mark == null ? 1 : mark.getLine() + 1, "", noYaml));
            return JSON.missingNode();
        } catch (YAMLException e) {
            // Its own bounds (length, aliases, depth) and letters that no YAML has come without a place.
            faults.add(new PolicyFault(name, 1, "", Message.of("policy.yaml-bounds")));
            return JSON.missingNode();
        }
    }

    private JsonNode read(Node node, String field) {
        lines.putIfAbsent(field, node.getStartMark().getLine() + 1);
        if (node.getAnchor() != null) {
            fault(field, Message.of("policy.anchor"));
            return JSON.missingNode();
        }
        return switch (node) {
            case MappingNode mapping -> object(mapping, field);
            case SequenceNode sequence -> array(sequence, field);
            case ScalarNode scalar -> scalar(scalar);
            default -> JSON.missingNode();
        };
    }

    private ObjectNode object(MappingNode mapping, String field) {
        ObjectNode object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String child = field.isEmpty() ? key : field + "." + key;
            int line = entry.getKeyNode().getStartMark().getLine() + 1;
            if (object.has(key)) {
                Message twice = Message.of("policy.twice-on-lines").with("line", "" + lines.get(child));
                faults.add(new PolicyFault(name, line, child, twice));
            } else {
                lines.put(child, line);
                object.set(key, read(entry.getValueNode(), child));
            }
        }
        return object;
    }

    private ArrayNode array(SequenceNode sequence, String field) {
        ArrayNode array = JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(read(item, field + "[" + array.size() + "]"));
        }
        return array;
    }

    /** Dates and times of day stay text; a number is one only if it looks like one. */
    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return JSON.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(value.equalsIgnoreCase("true"));
        }
        if (tag.equals(Tag.INT) && value.matches("[-+]?[0-9]{1,18}")) {
            return JSON.numberNode(Long.parseLong(value));
        }
        if (tag.equals(Tag.FLOAT) && value.matches("[-+]?[0-9]+\\.[0-9]+")) {
            return JSON.numberNode(new BigDecimal(value));
        }
        return JSON.stringNode(value);
    }
}
