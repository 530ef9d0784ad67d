package org.ballcourt.servicekit.kafka;

import java.util.Map;
import org.ballcourt.contracts.records.TypedRecord;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Records;

/** A record for Kafka whose value is JSON. */
public record OutgoingRecord(String topic, String key, Map<String, String> headers, String value) {
    /** Keyed by what it is about. */
    public static OutgoingRecord of(String topic, CloudEvents.Attributes attributes, TypedRecord value) {
        return new OutgoingRecord(topic, attributes.subject(), attributes.headers(), Records.write((Record) value));
    }
}
