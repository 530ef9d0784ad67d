package org.ballcourt.cases.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets records aside that cannot be handled, visibly, so that they hold up nobody. */
final class Parking {
    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final String group;
    private final Replies replies;
    private final MeterRegistry meters;

    /** @param group whose records they are */
    Parking(String group, Replies replies, MeterRegistry meters) {
        this.group = group;
        this.replies = replies;
        this.meters = meters;
    }

    void park(ConsumerRecord<String, byte[]> record, String reason) {
        replies.park(record, reason, group);
        meters.counter("ballcourt.parked.records", "topic", record.topic()).increment();
        // The reason may quote what somebody wrote: it stands in the record, not in the log.
        log.warn("Parked record {}-{}@{}", record.topic(), record.partition(), record.offset());
    }
}
