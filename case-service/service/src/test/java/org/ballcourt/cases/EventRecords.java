package org.ballcourt.cases;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.Wire;

/** Events as they lie on their topic, signed by whom a test likes. */
public final class EventRecords {
    private EventRecords() {}

    /** @param signing null for whoever has no key */
    public static ConsumerRecord<String, byte[]> of(RecordedEvent event, SigningKey signing) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        if (signing != null) {
            headers.put(
                    CloudEvents.SIGNATURE,
                    EventSeal.sign(List.of(event.hash()), signing).getFirst());
        }
        byte[] value = Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(Topics.CASE_EVENTS, 0, 7, event.caseId(), value);
        TextHeaders.write(headers, record.headers());
        return record;
    }
}
