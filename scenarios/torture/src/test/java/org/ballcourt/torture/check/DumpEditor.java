package org.ballcourt.torture.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A copy of the good dump in which faults are planted. */
record DumpEditor(Path folder) {
    static final String LOG = "store/ballcourt_cases.cases.jsonl";
    static final String EVENTS = "topics/ballcourt.case.events.v1.jsonl";
    static final String JOURNAL = "journal.jsonl";
    private static final Path GOOD = Path.of("src/test/resources/good");
    private static final JsonMapper JSON = new JsonMapper();

    static DumpEditor copyOfGoodOne(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(GOOD)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(GOOD.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return new DumpEditor(folder);
    }

    List<ObjectNode> lines(String file) {
        try {
            List<ObjectNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(folder.resolve(file))) {
                lines.add((ObjectNode) JSON.readTree(line));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void save(String file, List<ObjectNode> lines) {
        try {
            Files.write(
                    folder.resolve(file), lines.stream().map(JsonNode::toString).toList());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Changes the first line that is meant; there must be one. */
    void change(String file, Predicate<ObjectNode> which, Consumer<ObjectNode> how) {
        List<ObjectNode> lines = lines(file);
        how.accept(lines.stream().filter(which).findFirst().orElseThrow());
        save(file, lines);
    }

    void remove(String file, Predicate<ObjectNode> which) {
        List<ObjectNode> lines = lines(file);
        Iterator<ObjectNode> each = lines.iterator();
        while (each.hasNext()) {
            if (which.test(each.next())) {
                each.remove();
                save(file, lines);
                return;
            }
        }
        throw new IllegalStateException("nothing to remove in " + file);
    }

    /** Adds a changed copy of the first line that is meant, at the end. */
    void copy(String file, Predicate<ObjectNode> which, Consumer<ObjectNode> how) {
        List<ObjectNode> lines = lines(file);
        ObjectNode copy = lines.stream().filter(which).findFirst().orElseThrow().deepCopy();
        how.accept(copy);
        lines.add(copy);
        save(file, lines);
    }

    /** Changes the first event of the log with that name. */
    void event(String type, Consumer<ObjectNode> how) {
        change(
                LOG,
                document -> events(document).anyMatch(event -> is(event, type)),
                document -> how.accept(events(document)
                        .filter(event -> is(event, type))
                        .findFirst()
                        .orElseThrow()));
    }

    /** Changes the words of the first event with that name in the log. */
    void payload(String type, String pattern, String replacement) {
        event(type, event -> {
            String before = event.path("payload").asString();
            String after = before.replaceFirst(pattern, replacement);
            if (after.equals(before)) {
                throw new IllegalStateException("nothing to change in " + before);
            }
            event.put("payload", after);
        });
    }

    /** Changes the JSON inside a record's value. */
    static void value(ObjectNode record, Consumer<ObjectNode> how) {
        ObjectNode value = (ObjectNode) JSON.readTree(record.path("value").asString());
        how.accept(value);
        record.put("value", value.toString());
    }

    static Stream<ObjectNode> events(ObjectNode document) {
        return document.path("commits")
                .valueStream()
                .flatMap(commit -> commit.path("events").valueStream())
                .map(ObjectNode.class::cast);
    }

    static boolean is(JsonNode event, String type) {
        return event.path("type").asString().startsWith(type + ".");
    }

    static Predicate<ObjectNode> having(String field, String text) {
        return line -> line.path(field).asString("").equals(text);
    }
}
