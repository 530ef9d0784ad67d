package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.cases.proof.Keys;
import org.ballcourt.consumer.DeadLetters;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Topics;
import org.junit.jupiter.api.Test;

class EvidenceListenerTest {
    private static final String STORED = """
            {"type": "EvidenceStored", "evidenceId": "ev-1", "kind": "PHOTO", "size": 10, "sha256": "00", "detectedType": "image/png",
             "kindFits": true, "uploadedBy": "BUYER/li", "uploadedAt": "2026-11-02T02:00:00Z"}""";

    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final CommandReplies replies = new CommandReplies(producer, Keys.records(), _ -> {});
    private final List<EvidenceItem> registered = new ArrayList<>();
    private final EvidenceListener listener = new EvidenceListener(
            registered::add,
            replies,
            new DeadLetters<>("case-evidence", producer, new SimpleMeterRegistry().counter("parked")));

    private void hears(String value) {
        listener.onMessage(new ConsumerRecord<>(
                Topics.EVIDENCE_EVENTS, 0, 1, "ev-1", value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void registersAnOriginalAndSaysSo() {
        hears(STORED);

        assertThat(registered).singleElement().satisfies(item -> {
            assertThat(item.evidenceId()).isEqualTo("ev-1");
            assertThat(item.uploadedBy()).hasToString("BUYER/li");
        });
        ProducerRecord<String, byte[]> reply = producer.history().getFirst();
        assertThat(reply.topic()).isEqualTo(Topics.CASE_REPLIES);
        assertThat(reply.key()).isEqualTo("ev-1");
        assertThat(new String(reply.value(), StandardCharsets.UTF_8))
                .isEqualTo("{\"commandId\":\"ev-1\",\"status\":\"ACCEPTED\"}");
        Keys.demandSigned(reply);
    }

    @Test
    void passesOverOtherNewsOfEvidence() {
        hears(STORED.replace("EvidenceStored", "EvidenceViewed"));
        assertThat(registered).isEmpty();
        assertThat(producer.history()).isEmpty();
    }

    @Test
    void parksWhatItCannotRead() {
        for (String value : Arrays.asList("x", "{}", "[]", STORED.replace("PHOTO", "SMELL"), null)) {
            hears(value);
        }
        assertThat(registered).isEmpty();
        assertThat(producer.history())
                .hasSize(5)
                .allMatch(record -> record.topic().equals(Topics.PARKED));
    }
}
