package org.ballcourt.torture.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A folder of JSON lines: what was promised, and what was there at the end. */
final class Dump {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    Dump(Path folder) {
        this.folder = folder;
    }

    /** A collection of the store, as {@code database.collection}. */
    void store(String collection, Consumer<JsonNode> each) {
        read("store/" + collection + ".jsonl", each);
    }

    /** The records of a topic, each partition in its order. */
    void topic(String topic, Consumer<JsonNode> each) {
        read("topics/" + topic + ".jsonl", each);
    }

    void journal(Consumer<JsonNode> each) {
        read("journal.jsonl", each);
    }

    void files(Consumer<JsonNode> each) {
        read("files.jsonl", each);
    }

    /** When it was written, and whether all was quiet. */
    JsonNode about() {
        try {
            return json(Files.readString(folder.resolve("about.json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean exists() {
        return Files.exists(folder.resolve("about.json")) && Files.exists(folder.resolve("journal.jsonl"));
    }

    /** Line by line: a long run leaves more than fits into memory. */
    private void read(String name, Consumer<JsonNode> each) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                each.accept(json(line));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Missing where the text is none. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }
}
