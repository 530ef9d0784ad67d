package org.ballcourt.scenarios;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a story expects. */
final class ExpectationReader {
    private static final Set<String> OF_THE_CASE =
            Set.of("stage outcome ball preview held money visible hidden".split(" "));
    private static final Set<String> OF_A_STEP = Set.of(
            "events stage outcome ball rejected status allowed notAllowed visible hidden notified preview held money"
                    .split(" "));

    private ExpectationReader() {}

    static Expectation ofStep(Node node) {
        return read(YamlFields.of(node, "expect").only(OF_A_STEP));
    }

    /** After the last step there is no request and no reader: only the case can be looked at. */
    static Expectation last(Node node) {
        return read(YamlFields.of(node, "finally").only(OF_THE_CASE));
    }

    private static Expectation read(YamlFields fields) {
        return new Expectation(
                fields.texts("events"),
                fields.optionalText("stage"),
                fields.optionalText("outcome"),
                fields.list("ball", ExpectationReader::ball),
                fields.optionalText("rejected"),
                fields.optional("status", ExpectationReader::status),
                fields.texts("allowed"),
                fields.texts("notAllowed"),
                fields.texts("visible"),
                fields.texts("hidden"),
                fields.optional("notified", ExpectationReader::notices),
                fields.optional("preview", ExpectationReader::preview),
                fields.optional("held", ExpectationReader::held),
                fields.optional("money", ExpectationReader::money));
    }

    private static Expectation.Ball ball(Node node) {
        YamlFields ball = YamlFields.of(node, "ball").only(Set.of("holder", "duty", "dueAt"));
        return new Expectation.Ball(
                ball.text("holder"),
                ball.text("duty"),
                ball.optional("dueAt", at -> StoryReader.time(at).toInstant()));
    }

    private static Expectation.Preview preview(Node node) {
        YamlFields preview = YamlFields.of(node, "preview").only(Set.of("duty", "at", "consequence"));
        return new Expectation.Preview(
                preview.optionalText("duty"),
                preview.optional("at", at -> StoryReader.time(at).toInstant()),
                preview.optionalText("consequence"));
    }

    private static Integer status(Node node) {
        String text = YamlFields.text(node, "status");
        if (!text.matches("[1-5][0-9]{2}")) {
            throw new StoryError(YamlFields.line(node), "'" + text + "' is not an HTTP status");
        }
        return Integer.valueOf(text);
    }

    /** Each item of the list is {@code ROLE/id: template}; one mapping with several of them is fine, too. */
    private static List<Expectation.Notice> notices(Node node) {
        List<Expectation.Notice> notices = new ArrayList<>();
        List<Node> items = node instanceof MappingNode ? List.of(node) : YamlFields.items(node, "notified");
        for (Node item : items) {
            YamlFields.of(item, "notified")
                    .all(template -> YamlFields.text(template, "a template"))
                    .forEach((actor, template) -> notices.add(new Expectation.Notice(actor, template)));
        }
        return List.copyOf(notices);
    }

    private static Map<String, Duration> held(Node node) {
        return YamlFields.of(node, "held").all(StoryReader::duration);
    }

    private static Map<String, BigDecimal> money(Node node) {
        return YamlFields.of(node, "money").all(value -> {
            String text = YamlFields.text(value, "an amount");
            if (!text.matches("[+-]?[0-9]+(\\.[0-9]+)?")) {
                throw new StoryError(YamlFields.line(value), "'" + text + "' is not an amount such as \"+129.00\"");
            }
            return new BigDecimal(text);
        });
    }
}
