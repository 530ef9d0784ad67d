package org.ballcourt.scenarios;

import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** YAML as stories use it: times and words such as {@code NO} stay texts, only plain numbers, true, false and null are not. */
public final class YamlText {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlText() {}

    /** The whole of a file as JSON. */
    public static JsonNode json(String text) {
        return json(read(text));
    }

    static Node read(String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            Composer composer = new Composer(
                    new ParserImpl(new StreamReader(new StringReader(text)), options), new Words(), options);
            Node node = composer.getSingleNode();
            if (node == null) {
                throw new StoryError("the file is empty");
            }
            return node;
        } catch (MarkedYAMLException unreadable) {
            int line = unreadable.getProblemMark() == null
                    ? 1
                    : unreadable.getProblemMark().getLine() + 1;
            throw new StoryError(line, "not YAML: " + unreadable.getProblem());
        }
    }

    static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> object(mapping);
            case SequenceNode sequence -> {
                ArrayNode array = JSON.arrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar -> scalar(scalar);
            default -> throw new StoryError(YamlFields.line(node), "cannot be read");
        };
    }

    /** A field that stands there without any value is left out; an explicit {@code null} is sent. */
    static ObjectNode object(Node node) {
        YamlFields fields = YamlFields.of(node, "this");
        ObjectNode object = JSON.objectNode();
        fields.all(value -> value).forEach((name, value) -> {
            if (!(value instanceof ScalarNode scalar
                    && scalar.getTag().equals(Tag.NULL)
                    && scalar.getValue().isEmpty())) {
                object.set(name, json(value));
            }
        });
        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String value = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.INT)) {
            return JSON.numberNode(new BigInteger(value));
        }
        if (tag.equals(Tag.FLOAT)) {
            return JSON.numberNode(new BigDecimal(value));
        }
        if (tag.equals(Tag.BOOL)) {
            return JSON.booleanNode(Boolean.parseBoolean(value));
        }
        return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.stringNode(value);
    }

    private static final class Words extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
            addImplicitResolver(Tag.INT, Pattern.compile("-?(?:0|[1-9][0-9]*)"), "-0123456789");
            addImplicitResolver(Tag.FLOAT, Pattern.compile("-?(?:0|[1-9][0-9]*)\\.[0-9]+"), "-0123456789");
            addImplicitResolver(Tag.NULL, Pattern.compile("~|null|"), "~n\0");
        }
    }
}
