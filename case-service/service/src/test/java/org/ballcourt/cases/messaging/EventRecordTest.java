package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Topics;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventChain;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** Live pages show what the case core signed, and nothing else. */
class EventRecordTest {
    private final SigningKey key = SigningKey.fresh();
    private final EventRecord reader = new EventRecord(EventVerifier.of(List.of(key.verifying())));
    private final RecordedEvent event = EventChain.of("BC-1")
            .then(Samples.BUYER, Samples.stated("word"))
            .events()
            .getFirst();

    @Test
    void showsWhatTheCaseCoreSigned() {
        assertThat(reader.read(record(key))).contains(event);
    }

    @Test
    void showsNothingThatNobodyKnownSigned() {
        assertThat(reader.read(record(null))).isEmpty();
        assertThat(reader.read(record(SigningKey.fresh()))).isEmpty();
    }

    private ConsumerRecord<String, byte[]> record(SigningKey signing) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        if (signing != null) {
            headers.put(
                    CloudEvents.SIGNATURE,
                    EventSeal.sign(List.of(event.hash()), signing).getFirst());
        }
        byte[] value = Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(Topics.CASE_EVENTS, 0, 7, "BC-1", value);
        TextHeaders.write(headers, record.headers());
        return record;
    }
}
