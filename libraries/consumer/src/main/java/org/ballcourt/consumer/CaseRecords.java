package org.ballcourt.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Reads what stands in Kafka records; whatever is wrong with one shows as a RuntimeException. */
final class CaseRecords {
    private CaseRecords() {}

    static RecordedEvent event(ConsumerRecord<byte[], byte[]> record) {
        return CloudEvents.event(TextHeaders.read(record.headers()), record.value());
    }

    /** The last event of a case that its owner has published. */
    record Snapshot(String caseId, long seq) {}

    static Snapshot snapshot(ConsumerRecord<byte[], byte[]> record) {
        JsonNode value = Wire.sealedJson().readTree(record.value());
        JsonNode caseId = value.path("caseId");
        JsonNode seq = value.path("seq");
        if (!caseId.isString() || !seq.canConvertToLong()) {
            throw new IllegalArgumentException("A snapshot is {caseId, seq, ...}");
        }
        return new Snapshot(caseId.stringValue(), seq.longValue());
    }
}
