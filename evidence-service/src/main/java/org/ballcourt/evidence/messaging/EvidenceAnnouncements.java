package org.ballcourt.evidence.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Topics;
import org.ballcourt.evidence.intake.EvidenceEvents;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Publishes {@code EvidenceStored} with the evidence id as key; the file name stays at home. */
public final class EvidenceAnnouncements implements EvidenceEvents {
    private static final Logger log = LoggerFactory.getLogger(EvidenceAnnouncements.class);

    private final Producer<String, String> producer;

    public EvidenceAnnouncements(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Override
    public void stored(EvidenceItem item) {
        ObjectNode value = Wire.json().valueToTree(item);
        value.put("type", "EvidenceStored");
        ProducerRecord<String, String> record =
                new ProducerRecord<>(Topics.EVIDENCE_EVENTS, item.evidenceId(), value.toString());
        headers(item).forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                log.warn("{} was not published and will be published again", item.evidenceId(), failure);
            }
        });
    }

    /** CloudEvents 1.0, Kafka binary mode. */
    private static Map<String, String> headers(EvidenceItem item) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", item.evidenceId(),
                "ce_source", "/ballcourt/evidence-service",
                "ce_type", "org.ballcourt.evidence.evidence-stored.v1",
                "ce_time", item.uploadedAt().toString(),
                "ce_subject", item.evidenceId(),
                "content-type", "application/json");
    }
}
