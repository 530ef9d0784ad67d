package org.ballcourt.cases.relay;

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

/** What is taken back from the topic becomes the log: nothing of it may be a stranger's. */
class PublishedTest {
    private final SigningKey key = SigningKey.fresh();
    private final EventVerifier verifier = EventVerifier.of(List.of(key.verifying()));
    private final RecordedEvent event = EventChain.of("BC-1")
            .then(Samples.BUYER, Samples.stated("word"))
            .events()
            .getFirst();

    @Test
    void findsWhatTheCaseCoreSigned() {
        assertThat(Published.in(List.of(record(key)), verifier))
                .extracting(found -> found.logged().event())
                .containsExactly(event);
    }

    @Test
    void passesOverWhatNobodyKnownSigned() {
        assertThat(Published.in(List.of(record(null), record(SigningKey.fresh())), verifier))
                .isEmpty();
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
