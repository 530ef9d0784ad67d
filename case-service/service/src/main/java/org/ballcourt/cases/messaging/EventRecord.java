package org.ballcourt.cases.messaging;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a case event for the live feed. */
record EventRecord(EventVerifier verifier) {
    private static final Logger log = LoggerFactory.getLogger(EventRecord.class);

    /** Empty for a record that a page cannot show anyway: live pages are a convenience, the log is the truth. */
    Optional<RecordedEvent> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(verifier.event(TextHeaders.read(record.headers())::get, record.value()));
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
