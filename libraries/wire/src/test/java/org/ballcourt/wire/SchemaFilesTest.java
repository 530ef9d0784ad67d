package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.records.RecordNames;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The published schemas are made from the records; {@code -Dballcourt.schemas=write} writes them anew. */
class SchemaFilesTest {
    private static final Path FOLDER = Path.of("../contracts/src/main/resources/schemas");

    @Test
    void saysWhatTheRecordsSay() throws IOException {
        Map<String, String> made = made();
        if ("write".equals(System.getProperty("ballcourt.schemas"))) {
            for (Map.Entry<String, String> file : made.entrySet()) {
                Files.createDirectories(FOLDER.resolve(file.getKey()).getParent());
                Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
            }
        }

        assertThat(committed())
                .as("A record changed: is it compatible? Then write the schemas anew with -Dballcourt.schemas=write")
                .containsExactlyInAnyOrderEntriesOf(made);
    }

    private static Map<String, String> made() {
        Map<String, String> files = new TreeMap<>();
        CommandNames.ALL.forEach(
                type -> files.put("commands/" + CommandNames.nameOf(type) + ".json", pretty(SchemaOf.command(type))));
        EventNames.all()
                .forEach((name, type) -> files.put("events/" + name + ".json", pretty(SchemaOf.event(type, name))));
        RecordNames.all()
                .forEach((name, type) -> files.put("records/" + name + ".json", pretty(SchemaOf.record(type, name))));
        return files;
    }

    private static Map<String, String> committed() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    private static String pretty(ObjectNode schema) {
        return schema.toPrettyString().replace("\r\n", "\n") + "\n";
    }
}
