package org.ballcourt.cases.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets records aside that cannot be handled, visibly, so that they hold up nobody. */
final class Parking {
    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final String group;
    private final Replies replies;
    private final Counter parked;

    /** @param group whose records they are */
    Parking(String group, Replies replies, MeterRegistry meters) {
        this.group = group;
        this.replies = replies;
        // An alarm looks at the increase, so it must be there before the first one.
        this.parked = Counter.builder("ballcourt.parked.records")
                .description("Records laid aside because nobody can handle them")
                .tag("group", group)
                .register(meters);
    }

    void park(ConsumerRecord<String, byte[]> record, String reason) {
        replies.park(record, reason, group);
        parked.increment();
        // The reason may quote what somebody wrote: it stands in the record, not in the log.
        log.warn("Parked record {}-{}@{}", record.topic(), record.partition(), record.offset());
    }
}
