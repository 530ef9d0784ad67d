package org.ballcourt.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.ParkedRecord;
import org.ballcourt.contracts.records.RecordNames;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;

class AsyncApiTest {
    private static final Path FILE = Path.of("../contracts/src/main/resources/asyncapi.yaml");

    private final JsonNode document = read();

    @Test
    void describesEveryTopic() {
        List<String> topics = Stream.of(Topics.class.getFields())
                .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                .map(AsyncApiTest::value)
                .toList();

        assertThat(document.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrderElementsOf(topics);
    }

    @Test
    void describesEveryEventOnTheTopicOfTheEvents() {
        JsonNode onTopic = document.path("channels").path("caseEvents").path("messages");
        JsonNode messages = document.path("components").path("messages");

        EventNames.all().forEach((name, type) -> {
            assertThat(onTopic.has(type.getSimpleName())).as(name).isTrue();
            JsonNode message = messages.path(type.getSimpleName());
            assertThat(message.path("name").asString()).isEqualTo(name);
            assertThat(message.at("/payload/schema/$ref").asString()).isEqualTo("./schemas/events/" + name + ".json");
        });
        assertThat(onTopic.size()).isEqualTo(EventNames.all().size());
    }

    @Test
    void describesEveryCommand() {
        JsonNode bodies = document.at("/components/messages/Command/payload/allOf/1/properties/with/anyOf");

        assertThat(bodies.valueStream().map(body -> body.path("$ref").asString()))
                .containsExactlyElementsOf(CommandNames.ALL.stream()
                        .map(type -> "./schemas/commands/" + CommandNames.nameOf(type) + ".json")
                        .toList());
    }

    @Test
    void describesEveryOtherRecordByTheSchemaThatIsMadeFromIt() {
        List<String> references = new ArrayList<>();
        collect(document.path("components").path("messages"), references);

        assertThat(references)
                .filteredOn(reference -> reference.startsWith("./schemas/records/"))
                .containsExactlyInAnyOrderElementsOf(RecordNames.all().keySet().stream()
                        .map(name -> "./schemas/records/" + name + ".json")
                        .toList());
    }

    @Test
    void namesTheHeadersOfADeadLetter() {
        JsonNode headers = document.at("/components/messages/ParkedRecord/headers");

        assertThat(headers.path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        ParkedRecord.of("why", "group", "topic", 0, 1).headers().keySet());
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(this::requireThere);
    }

    private void requireThere(String reference) {
        if (reference.startsWith("#")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        } else {
            assertThat(FILE.resolveSibling(reference)).exists();
        }
    }

    private static void collect(JsonNode node, Collection<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").stringValue());
        }
        node.forEach(child -> collect(child, references));
    }

    private static JsonNode read() {
        try (Reader reader = Files.newBufferedReader(FILE)) {
            Map<String, Object> yaml = new Yaml().load(reader);
            return Wire.json().valueToTree(yaml);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String value(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
