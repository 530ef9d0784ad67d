package org.ballcourt.contracts.records;

import java.util.HashMap;
import java.util.Map;

/**
 * What the headers of a dead letter add to the record that nobody could read, which stands there byte for byte; of one that is too large
 * to be sent again its first bytes alone.
 *
 * @param by the consumer group
 * @param from {@code topic-partition@offset}
 * @param whole null where the value is whole
 */
public record ParkedRecord(String reason, String by, String from, Whole whole) {
    public static final String REASON = "parked-reason";
    public static final String BY = "parked-by";
    public static final String FROM = "parked-from";

    /** On a record that is put before its readers again: the group that could not handle it. */
    public static final String RETRY_FOR = "retry-for";

    /** On a stub alone. */
    public static final String SIZE = "parked-size";

    /** What the whole value was. */
    public record Whole(long size, String sha256) {}

    public static ParkedRecord of(String reason, String by, String topic, int partition, long offset) {
        return new ParkedRecord(reason, by, topic + "-" + partition + "@" + offset, null);
    }

    public ParkedRecord cutFrom(Whole value) {
        return new ParkedRecord(reason, by, from, value);
    }

    public Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(Map.of(REASON, reason, BY, by, FROM, from));
        if (whole != null) {
            headers.put(SIZE, Long.toString(whole.size));
            headers.put("parked-sha256", whole.sha256);
        }
        return headers;
    }
}
