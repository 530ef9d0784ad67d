package org.ballcourt.evidence.messaging;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.EvidenceStored;
import org.ballcourt.evidence.intake.EvidenceEvents;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes {@code EvidenceStored} with the evidence id as key; the file name stays at home. */
public final class EvidenceAnnouncements implements EvidenceEvents {
    private static final Logger log = LoggerFactory.getLogger(EvidenceAnnouncements.class);

    private final Producer<String, String> producer;

    public EvidenceAnnouncements(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Override
    public void stored(EvidenceItem item) {
        ProducerRecord<String, String> record =
                new ProducerRecord<>(Topics.EVIDENCE_EVENTS, item.evidenceId(), Records.write(EvidenceStored.of(item)));
        TextHeaders.write(attributes(item).headers(), record.headers());
        producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                log.warn("{} was not published and will be published again", item.evidenceId(), failure);
            }
        });
    }

    private static CloudEvents.Attributes attributes(EvidenceItem item) {
        return new CloudEvents.Attributes(
                item.evidenceId(),
                "/ballcourt/evidence-service",
                "org.ballcourt.evidence.evidence-stored.v1",
                item.uploadedAt(),
                item.evidenceId());
    }
}
