package org.ballcourt.evidence.messaging;

import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.EvidenceStored;
import org.ballcourt.servicekit.kafka.OutgoingRecord;
import org.ballcourt.servicekit.kafka.RecordSender;
import org.ballcourt.wire.CloudEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes {@code EvidenceStored} with the evidence id as key; the file name stays at home. */
public record EvidenceAnnouncements(RecordSender sender) {
    private static final Logger log = LoggerFactory.getLogger(EvidenceAnnouncements.class);

    /** Does not wait until it is published. */
    public void stored(EvidenceItem item) {
        CloudEvents.Attributes attributes = new CloudEvents.Attributes(
                item.evidenceId(),
                "/ballcourt/evidence-service",
                "org.ballcourt.evidence.evidence-stored.v1",
                item.uploadedAt(),
                item.evidenceId());
        sender.send(OutgoingRecord.of(Topics.EVIDENCE_EVENTS, attributes, EvidenceStored.of(item)))
                .exceptionally(failure -> {
                    log.warn("{} was not published and will be published again", item.evidenceId(), failure);
                    return null;
                });
    }
}
