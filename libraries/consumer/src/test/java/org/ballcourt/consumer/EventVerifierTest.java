package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.ballcourt.wire.EventHash;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** What lies on the topic is an event of the case core only if the case core signed it. */
class EventVerifierTest {
    private final SigningKey key = SigningKey.fresh();
    private final SigningKey stranger = SigningKey.fresh();
    private final EventVerifier verifier = EventVerifier.of(List.of(key.verifying()));
    private final List<RecordedEvent> events = new World().history("case", 5);
    private final List<String> seals = sealed(key);

    @Test
    void believesWhatItsKeySigned() {
        for (int i = 0; i < events.size(); i++) {
            assertThat(read(verifier, events.get(i), seals.get(i))).isEqualTo(events.get(i));
        }
    }

    @Test
    void doesNotBelieveWhatNobodySigned() {
        refuses(events.getFirst(), null, "not signed");
    }

    @Test
    void doesNotBelieveWhatAStrangerSigned() {
        refuses(
                events.getFirst(),
                sealed(stranger).getFirst(),
                stranger.verifying().keyId());
    }

    @Test
    void doesNotBelieveAStrangerWhoNamesOurKey() {
        String forged = sealed(stranger)
                .getFirst()
                .replace(stranger.verifying().keyId(), key.verifying().keyId());

        refuses(events.getFirst(), forged, "not one of this record");
    }

    @Test
    void doesNotBelieveTheSignatureOfAnotherEvent() {
        refuses(events.get(1), seals.get(2), "not one of this record");
    }

    @Test
    void doesNotBelieveAnEventThatWasMovedToAnotherCase() {
        RecordedEvent event = events.getFirst();

        refuses(placed(event, "another", event.seq()), seals.getFirst(), "not one of this record");
    }

    @Test
    void doesNotBelieveAnEventUnderAnotherNumber() {
        RecordedEvent event = events.getFirst();

        refuses(placed(event, event.caseId(), 2), seals.getFirst(), "not one of this record");
    }

    @Test
    void doesNotBelieveWhatHasNotTheFormOfASignature() {
        for (String text :
                List.of("", "x", seals.getFirst() + "0", seals.getFirst().substring(1))) {
            refuses(events.getFirst(), text, "form");
        }
    }

    @Test
    void doesNotRememberAForgeryAsGood() {
        String forged = sealed(stranger)
                .getFirst()
                .replace(stranger.verifying().keyId(), key.verifying().keyId());

        refuses(events.getFirst(), forged, "not one of this record");
        refuses(events.getFirst(), forged, "not one of this record");
        assertThat(read(verifier, events.getFirst(), seals.getFirst())).isEqualTo(events.getFirst());
    }

    @Test
    void believesTheKeyBeforeAndTheKeyAfterARotation() {
        EventVerifier both = EventVerifier.of(
                Stream.of(key, stranger).map(SigningKey::verifying).toList());

        assertThat(read(both, events.getFirst(), seals.getFirst())).isEqualTo(events.getFirst());
        assertThat(read(both, events.get(1), sealed(stranger).get(1))).isEqualTo(events.get(1));
    }

    @Test
    void believesEverybodyWhereItIsTold() {
        assertThat(read(EventVerifier.unsigned(), events.getFirst(), null)).isEqualTo(events.getFirst());
    }

    @Test
    void believesARecordOfNoCaseOnlyWhereItsKeyPutIt() {
        byte[] value = "{}".getBytes(StandardCharsets.UTF_8);
        String seal = EventSeal.sign(List.of(RecordHash.of("erasures", "BUYER/li", value)), key)
                .getFirst();

        assertThatCode(() -> verifier.demandSigned(record("erasures", "BUYER/li", value, seal)))
                .doesNotThrowAnyException();
        for (ConsumerRecord<String, byte[]> forged : List.of(
                record("erasures", "BUYER/li", value, null),
                record("standings", "BUYER/li", value, seal),
                record("erasures", "BUYER/wang", value, seal),
                record("erasures", null, value, seal),
                record("erasures", "BUYER/li", null, seal),
                record("erasures", "BUYER/li", "[]".getBytes(StandardCharsets.UTF_8), seal),
                record("erasures", "BUYER/li", value, seals.getFirst()))) {
            assertThatThrownBy(() -> verifier.demandSigned(forged)).isInstanceOf(UnprovenEvent.class);
        }
        assertThatCode(() -> EventVerifier.unsigned().demandSigned(record("erasures", "BUYER/li", value, null)))
                .doesNotThrowAnyException();
    }

    private static ConsumerRecord<String, byte[]> record(String topic, String key, byte[] value, String seal) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, 0, 0, key, value);
        if (seal != null) {
            TextHeaders.write(Map.of(CloudEvents.SIGNATURE, seal), record.headers());
        }
        return record;
    }

    private void refuses(RecordedEvent event, String seal, String why) {
        assertThatThrownBy(() -> read(verifier, event, seal))
                .isInstanceOf(UnprovenEvent.class)
                .hasMessageContaining(why)
                .satisfies(failure -> assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PERMANENT));
    }

    private List<String> sealed(SigningKey by) {
        return EventSeal.sign(events.stream().map(RecordedEvent::hash).toList(), by);
    }

    private static RecordedEvent read(EventVerifier verifier, RecordedEvent event, String seal) {
        Map<String, String> headers = new HashMap<>(CloudEvents.headers(event));
        headers.put(CloudEvents.SIGNATURE, seal);
        return verifier.event(headers::get, Wire.payload(event.event()).getBytes(StandardCharsets.UTF_8));
    }

    /** With a hash that fits, as anybody can compute it. */
    private static RecordedEvent placed(RecordedEvent event, String caseId, long seq) {
        String type = EventNames.nameOf(event.event().getClass());
        String hash = EventHash.of(
                event.prevHash(),
                caseId,
                seq,
                type,
                event.at(),
                event.actor(),
                event.commandId(),
                Wire.payload(event.event()));
        return new RecordedEvent(
                caseId, seq, event.at(), event.actor(), event.commandId(), event.event(), event.prevHash(), hash);
    }
}
