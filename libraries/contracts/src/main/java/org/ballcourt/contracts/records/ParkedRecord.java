package org.ballcourt.contracts.records;

import java.util.Map;

/**
 * What the headers of a dead letter add to the record that nobody could read, which stands there byte for byte.
 *
 * @param by the consumer group
 * @param from {@code topic-partition@offset}
 */
public record ParkedRecord(String reason, String by, String from) {
    public static ParkedRecord of(String reason, String by, String topic, int partition, long offset) {
        return new ParkedRecord(reason, by, topic + "-" + partition + "@" + offset);
    }

    public Map<String, String> headers() {
        return Map.of("parked-reason", reason, "parked-by", by, "parked-from", from);
    }
}
