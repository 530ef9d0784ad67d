package org.ballcourt.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.records.CommandRecord;
import org.ballcourt.contracts.records.EscalationEvent;
import org.ballcourt.contracts.records.EvidenceEvent;
import org.ballcourt.contracts.records.NotificationEvent;
import org.ballcourt.contracts.records.RecordNames;
import org.ballcourt.contracts.records.TraceEvent;
import org.ballcourt.contracts.records.TypedRecord;
import org.ballcourt.wire.CommandRecords.Fault;
import org.ballcourt.wire.CommandRecords.Flaw;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every record beside the events keeps a sample; {@code -Dballcourt.samples=write} makes those of new ones. */
class RecordsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/record-samples");
    private static final Path SCHEMAS = Path.of("../contracts/src/main/resources/schemas/records");

    @BeforeAll
    static void writeWhatIsMissing() throws IOException {
        if ("write".equals(System.getProperty("ballcourt.samples"))) {
            Files.createDirectories(SAMPLES);
            for (String name : names()) {
                String sample =
                        Records.write(FilledEvent.ofRecord(RecordNames.all().get(name)));
                if (!Files.exists(SAMPLES.resolve(name + ".json"))) {
                    Files.writeString(
                            SAMPLES.resolve(name + ".json"),
                            Wire.json().readTree(sample).toPrettyString() + "\n");
                }
            }
        }
    }

    static Set<String> names() {
        return RecordNames.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void readsTheSampleBackAndLosesNothing(String name) throws IOException {
        ObjectNode sample = sample(name);

        assertThat(Wire.json().readTree(Records.write(read(name, sample)))).isEqualTo(sample);
    }

    @ParameterizedTest
    @MethodSource("names")
    void writesNothingButTheFieldsOfTheSchema(String name) throws IOException {
        JsonNode fields = Wire.json()
                .readTree(Files.readString(SCHEMAS.resolve(name + ".json")))
                .path("properties");
        ObjectNode written = (ObjectNode) Wire.json()
                .readTree(Records.write(FilledEvent.ofRecord(RecordNames.all().get(name))));

        assertThat(fields.propertyNames()).containsAll(written.propertyNames());
    }

    @ParameterizedTest
    @MethodSource("names")
    void passesOverWhatItDoesNotKnow(String name) throws IOException {
        ObjectNode sample = sample(name);
        Record known = read(name, sample);

        if (RecordNames.all().get(name) != CommandRecord.class) {
            assertThat(read(name, sample.put("later", "a field of a later version")))
                    .isEqualTo(known);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesASampleWithoutAFieldThatTheSchemaDemands(String name) throws IOException {
        Schema schema = schema(name);
        assertThat(schema.validate(sample(name))).isEmpty();
        for (JsonNode field : Wire.json()
                .readTree(Files.readString(SCHEMAS.resolve(name + ".json")))
                .path("required")) {
            ObjectNode sample = sample(name);
            sample.remove(field.stringValue());

            assertThat(schema.validate(sample)).as(field.stringValue()).isNotEmpty();
            assertThatThrownBy(() -> read(name, sample))
                    .as(field.stringValue())
                    .isInstanceOf(UnreadableRecord.class)
                    .hasMessageContaining(field.stringValue());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void refusesWhatIsNoObjectOrHasAnotherTypeInAField(String name) throws IOException {
        for (String value : Arrays.asList("", "x", "[]", "null", "{\"a\":1,\"a\":2}", null)) {
            assertThatThrownBy(() -> read(name, value)).as("%s", value).isInstanceOf(UnreadableRecord.class);
        }
        for (String field : sample(name).propertyNames()) {
            ObjectNode sample = sample(name);
            sample.set(field, sample.arrayNode().add(sample.get(field)));
            if (!"with".equals(field)) {
                assertThatThrownBy(() -> read(name, sample)).as(field).isInstanceOf(UnreadableRecord.class);
            }
        }
    }

    @Test
    void passesOverATypeThatItDoesNotKnow() {
        assertThat(Records.readAny(EscalationEvent.class, "{\"type\":\"NoticeDelivered\"}"))
                .isEmpty();
        assertThatThrownBy(() -> Records.readAny(EscalationEvent.class, "{}"))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("type");
    }

    @Test
    void answersWhoeverCanBeAnsweredWithEveryFaultOfTheEnvelope() {
        String record = """
                {"commandId":"k","actor":"SELLER/x","command":"AcceptClaim","at":"now","why":1,"expectedVersion":"1"}""";

        assertThat(CommandRecords.read(record.getBytes(UTF_8)).faults())
                .containsExactly(
                        new Fault("caseId", Flaw.MISSING),
                        new Fault("at", Flaw.UNKNOWN_FIELD),
                        new Fault("why", Flaw.UNKNOWN_FIELD),
                        new Fault("expectedVersion", Flaw.NO_WHOLE_NUMBER));
    }

    private static Record read(String name, ObjectNode json) {
        return read(name, json.toString());
    }

    private static Record read(String name, String json) {
        byte[] value = json == null ? null : json.getBytes(UTF_8);
        Class<? extends Record> type = RecordNames.all().get(name);
        if (type == CommandRecord.class) {
            CommandRecords.Reading reading = CommandRecords.read(value);
            if (!reading.faults().isEmpty()) {
                throw new UnreadableRecord(reading.faults().toString());
            }
            return reading.command();
        }
        return TypedRecord.class.isAssignableFrom(type)
                ? (Record) Records.readAny(family(type), value).orElseThrow(() -> new UnreadableRecord("no type"))
                : Records.read(type, value);
    }

    private static Class<? extends TypedRecord> family(Class<?> type) {
        return List.of(EscalationEvent.class, EvidenceEvent.class, NotificationEvent.class, TraceEvent.class).stream()
                .filter(family -> family.isAssignableFrom(type))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode sample(String name) throws IOException {
        return (ObjectNode) Wire.json().readTree(Files.readString(SAMPLES.resolve(name + ".json")));
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(name + ".json")));
    }
}
