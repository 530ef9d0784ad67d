package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.EventRecords;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.EventChain;
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
        assertThat(Published.in(List.of(EventRecords.of(event, key)), verifier))
                .extracting(found -> found.logged().event())
                .containsExactly(event);
    }

    @Test
    void passesOverWhatNobodyKnownSigned() {
        assertThat(Published.in(
                        List.of(EventRecords.of(event, null), EventRecords.of(event, SigningKey.fresh())), verifier))
                .isEmpty();
    }
}
