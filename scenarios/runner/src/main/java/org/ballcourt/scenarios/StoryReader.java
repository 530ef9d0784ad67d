package org.ballcourt.scenarios;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads a story and refuses, with the line, whatever the format does not have. */
final class StoryReader {
    private static final Pattern ACTOR = Pattern.compile("[A-Z][A-Z_]*/[^\\s/]+");
    private static final Pattern COMMAND = Pattern.compile("[A-Z][A-Za-z]*");
    private static final List<String> FORMS = List.of("do", "upload", "wait", "payments", "see");
    private static final Set<String> UPLOAD = Set.of("alias", "kind", "file", "text", "name", "mediaType");

    private StoryReader() {}

    static Story read(Path file) {
        try {
            return read(file, Files.readString(file));
        } catch (CharacterCodingException wrong) {
            throw new StoryError("the file is not UTF-8");
        } catch (IOException failed) {
            throw new StoryError("cannot be read: " + failed.getMessage());
        }
    }

    static Story read(Path file, String text) {
        YamlFields story = YamlFields.of(YamlText.read(text), "a story")
                .only(Set.of("name", "story", "clock", "order", "steps", "finally"));
        story.optionalText("story");
        List<Step> steps = story.required(
                "steps",
                node -> YamlFields.items(node, "steps").stream()
                        .map(StoryReader::step)
                        .toList());
        knowEveryAlias(steps);
        return new Story(
                file,
                story.text("name"),
                story.required("clock", StoryReader::time),
                story.required("order", YamlText::object),
                steps,
                story.optional("finally", ExpectationReader::last, Expectation.ACCEPTED));
    }

    private static Step step(Node node) {
        YamlFields step = YamlFields.of(node, "a step");
        List<String> forms = FORMS.stream().filter(step::has).toList();
        if (forms.size() != 1) {
            throw new StoryError(step.line(), "a step is exactly one of " + String.join(", ", FORMS));
        }
        return switch (forms.getFirst()) {
            case "do" -> command(step.only(Set.of("as on do with commandId ifVersion alias expect".split(" "))));
            case "upload" -> upload(step.only(Set.of("as", "on", "upload", "commandId", "expect")));
            case "wait" -> {
                step.only(Set.of("wait", "on", "expect"));
                yield new Step.Wait(step.line(), on(step), step.required("wait", StoryReader::duration), expect(step));
            }
            case "payments" -> {
                step.only(Set.of("payments", "on", "expect"));
                yield new Step.Payments(
                        step.line(), on(step), step.required("payments", StoryReader::mood), expect(step));
            }
            default -> {
                step.only(Set.of("as", "on", "see", "expect"));
                yield new Step.See(
                        step.line(), on(step), actor(step), step.required("see", StoryReader::view), expect(step));
            }
        };
    }

    private static Step command(YamlFields step) {
        String name = step.text("do");
        if (!COMMAND.matcher(name).matches()) {
            throw new StoryError(step.line(), "'" + name + "' is not the name of a command");
        }
        return new Step.Command(
                step.line(),
                on(step),
                actor(step),
                name,
                step.optionalText("commandId"),
                step.optionalText("ifVersion"),
                step.optionalText("alias"),
                step.optional("with", YamlText::object, JsonNodeFactory.instance.objectNode()),
                expect(step));
    }

    private static Step upload(YamlFields step) {
        YamlFields upload =
                step.required("upload", node -> YamlFields.of(node, "upload")).only(UPLOAD);
        String file = upload.optionalText("file");
        String text = upload.optionalText("text");
        if ((file == null) == (text == null)) {
            throw new StoryError(upload.line(), "upload needs either 'file' or 'text'");
        }
        return new Step.Upload(
                step.line(),
                on(step),
                actor(step),
                upload.text("alias"),
                upload.text("kind"),
                file,
                text,
                upload.optionalText("name"),
                upload.optionalText("mediaType"),
                expect(step));
    }

    /** The name of another log than the one that was filed last, without its {@code $}. */
    private static String on(YamlFields step) {
        String on = step.optionalText("on");
        if (on != null && !on.startsWith("$")) {
            throw new StoryError(step.line(), "'on' names a log by its alias, such as $complaint");
        }
        return on == null ? null : on.substring(1);
    }

    private static String actor(YamlFields step) {
        String actor = step.text("as");
        if (!ACTOR.matcher(actor).matches()) {
            throw new StoryError(step.line(), "'" + actor + "' is not of the form ROLE/id");
        }
        return actor;
    }

    private static Expectation expect(YamlFields step) {
        return step.optional("expect", ExpectationReader::ofStep, Expectation.ACCEPTED);
    }

    private static String mood(Node node) {
        String word = YamlFields.text(node, "payments");
        if (!List.of("believes", "doubts", "down").contains(word)) {
            throw new StoryError(YamlFields.line(node), "payments believes, doubts or is down, not '" + word + "'");
        }
        return word;
    }

    private static Step.View view(Node node) {
        String word = YamlFields.text(node, "see");
        return Stream.of(Step.View.values())
                .filter(view -> view.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StoryError(
                        YamlFields.line(node), "one can see case, events, evidence or inbox, not '" + word + "'"));
    }

    static OffsetDateTime time(Node node) {
        String text = YamlFields.text(node, "a time");
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new StoryError(
                    YamlFields.line(node), "'" + text + "' is not a time such as 2026-11-02T10:00:00+08:00");
        }
    }

    static Duration duration(Node node) {
        String text = YamlFields.text(node, "a duration");
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeException wrong) {
            // Told below, together with negative ones.
        }
        throw new StoryError(YamlFields.line(node), "'" + text + "' is not a duration such as PT48H or P7DT1M");
    }

    private static void knowEveryAlias(List<Step> steps) {
        Set<String> known = new HashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Upload upload) {
                known.add(upload.alias());
            }
            if (step.on() != null && !known.contains(step.on())) {
                throw new StoryError(step.line(), "no earlier step files $" + step.on());
            }
            if (step instanceof Step.Command command) {
                Aliases.named(command.with()).stream()
                        .filter(alias -> !known.contains(alias))
                        .findFirst()
                        .ifPresent(alias -> {
                            throw new StoryError(step.line(), "no earlier step uploads or files $" + alias);
                        });
                if (command.alias() != null) {
                    known.add(command.alias());
                }
            }
        }
    }
}
