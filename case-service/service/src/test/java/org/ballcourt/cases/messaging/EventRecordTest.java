package org.ballcourt.cases.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.EventRecords;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.EventChain;
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
        assertThat(reader.read(EventRecords.of(event, key))).contains(event);
    }

    @Test
    void showsNothingThatNobodyKnownSigned() {
        assertThat(reader.read(EventRecords.of(event, null))).isEmpty();
        assertThat(reader.read(EventRecords.of(event, SigningKey.fresh()))).isEmpty();
    }
}
