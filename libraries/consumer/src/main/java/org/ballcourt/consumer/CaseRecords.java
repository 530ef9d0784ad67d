package org.ballcourt.consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.records.CaseSnapshot;
import org.ballcourt.wire.Ids;
import org.ballcourt.wire.Records;

/** Reads what stands in Kafka records; whatever is wrong with one shows as a RuntimeException. */
final class CaseRecords {
    private CaseRecords() {}

    static RecordedEvent event(ConsumerRecord<byte[], byte[]> record, EventVerifier verifier) {
        Headers headers = record.headers();
        RecordedEvent event = verifier.event(name -> TextHeaders.last(headers, name), record.value());
        Ids.require(event.caseId(), "ce_subject");
        return event;
    }

    /** The last event of a case that its owner has published. */
    static CaseSnapshot snapshot(ConsumerRecord<byte[], byte[]> record) {
        CaseSnapshot snapshot = Records.read(CaseSnapshot.class, record.value());
        Ids.require(snapshot.caseId(), "caseId");
        return snapshot;
    }
}
