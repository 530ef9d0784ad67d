package org.ballcourt.consumer;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;

/** Reads what stands in Kafka records; whatever is wrong with one shows as a RuntimeException. */
final class CaseRecords {
    private CaseRecords() {}

    static RecordedEvent event(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return CloudEvents.event(headers, record.value());
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
