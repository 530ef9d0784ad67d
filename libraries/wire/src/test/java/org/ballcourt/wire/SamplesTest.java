package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every form of an event that was ever stored keeps a sample; {@code -Dballcourt.samples=write} makes those of new
 * types.
 */
class SamplesTest {
    private static final Path FOLDER = Path.of("src/test/resources/samples");

    @BeforeAll
    static void writeWhatIsMissing() throws IOException {
        if ("write".equals(System.getProperty("ballcourt.samples"))) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, Class<? extends CaseEvent>> type :
                    EventNames.all().entrySet()) {
                Path file = FOLDER.resolve(type.getKey() + ".json");
                if (!Files.exists(file)) {
                    String payload = Wire.payload(FilledEvent.of(type.getValue()));
                    Files.writeString(file, Wire.json().readTree(payload).toPrettyString() + "\n");
                }
            }
        }
    }

    @Test
    void keepsASampleOfEveryStoredType() throws IOException {
        assertThat(samples())
                .extracting(SamplesTest::typeOf)
                .containsAll(EventNames.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheSampleBackAndLosesNothing(Path sample) throws IOException {
        JsonNode stored = Wire.json().readTree(Files.readString(sample));

        CaseEvent event = Wire.event(typeOf(sample), stored.toString());

        assertThat(Wire.json().readTree(Wire.payload(event))).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void publishesWhatTheSchemaSays(Path sample) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(
                        Path.of("../contracts/src/main/resources/schemas/events/" + typeOf(sample) + ".json")));

        assertThat(schema.validate(Wire.json().readTree(Files.readString(sample))))
                .isEmpty();
        assertThat(schema.validate(Wire.json().readTree("{}"))).isNotEmpty();
    }

    /** Who changes the canonical form breaks every hash that was ever stored. */
    @Test
    void hashesAsOnTheFirstDay() throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        for (Path sample : samples().toList()) {
            String payload = Wire.payload(Wire.event(typeOf(sample), Files.readString(sample)));
            hashes.put(sample.getFileName().toString(), hash(typeOf(sample), payload));
        }
        Path file = Path.of("src/test/resources/sample-hashes.txt");
        if ("write".equals(System.getProperty("ballcourt.samples"))) {
            Files.write(file, lines(hashes).toList());
        }

        assertThat(Files.readAllLines(file))
                .containsExactlyElementsOf(lines(hashes).toList());
    }

    private static Stream<String> lines(Map<String, String> hashes) {
        return hashes.entrySet().stream().map(one -> one.getValue() + "  " + one.getKey());
    }

    private static String hash(String type, String payload) {
        Instant at = Instant.parse("2026-11-02T02:00:00.123Z");
        return EventHash.of(RecordedEvent.GENESIS, "case-1", 1, type, at, Actor.SYSTEM, "command-1", payload);
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream();
        }
    }

    /** A later form of a type has a further part in its name: {@code offer-made.v1.with-mood.json}. */
    private static String typeOf(Path sample) {
        return sample.getFileName().toString().replaceFirst("^([a-z-]+\\.v[0-9]+)\\..*$", "$1");
    }
}
