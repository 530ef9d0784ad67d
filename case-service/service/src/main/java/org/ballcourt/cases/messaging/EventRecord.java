package org.ballcourt.cases.messaging;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.CloudEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a case event for the live feed. */
final class EventRecord {
    private static final Logger log = LoggerFactory.getLogger(EventRecord.class);

    private EventRecord() {}

    /** Empty for a record that a page cannot show anyway: live pages are a convenience, the log is the truth. */
    static Optional<RecordedEvent> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(CloudEvents.event(TextHeaders.read(record.headers()), record.value()));
        } catch (RuntimeException unreadable) {
            log.warn(
                    "The live feed passes over {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    unreadable.toString());
            return Optional.empty();
        }
    }
}
