package org.ballcourt.cases.relay;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.RecordedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An event with the very characters that were published, and where they lie. */
record Published(Place place, LoggedEvent logged) {
    private static final Logger log = LoggerFactory.getLogger(Published.class);

    /** Those records that are events of ours and unchanged: what is taken back from the topic becomes the log itself. */
    static List<Published> in(Iterable<? extends ConsumerRecord<?, byte[]>> records, EventVerifier verifier) {
        List<Published> found = new ArrayList<>();
        for (ConsumerRecord<?, byte[]> record : records) {
            try {
                RecordedEvent event = verifier.event(TextHeaders.read(record.headers())::get, record.value());
                String payload = new String(record.value(), StandardCharsets.UTF_8);
                Place place = new Place(record.partition(), record.offset());
                found.add(new Published(place, new LoggedEvent(event, payload)));
            } catch (RuntimeException foreign) {
                log.warn(
                        "The record at {} of partition {} is no event that this version knows: {}",
                        record.offset(),
                        record.partition(),
                        foreign.toString());
            }
        }
        return found;
    }
}
