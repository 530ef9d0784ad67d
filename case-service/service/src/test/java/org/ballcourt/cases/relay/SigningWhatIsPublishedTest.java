package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;
import org.ballcourt.contracts.records.PersonErased;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.junit.jupiter.api.Test;

/** Every record of a case event is signed, and what leaves together is signed together. */
class SigningWhatIsPublishedTest {
    private final SigningKey key = SigningKey.fresh();
    private final MockProducer<String, byte[]> producer =
            new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    private final KafkaEventPublisher out = new KafkaEventPublisher(() -> producer, new EventSealer(key));
    private final RelayWorld world = new RelayWorld();
    private final List<RelayInput> inputs = new ArrayList<>();
    private final Relay relay = new Relay(world.store, out, _ -> true, List.of(), inputs::add, () -> 1, world.node());

    @Test
    void signsEachEvent() {
        world.commit("BC-1", 3);
        world.commit("BC-2", 1);
        world.commit("BC-1", 2);
        runToTheEnd();

        assertThat(producer.history())
                .hasSize(6)
                .allSatisfy(record -> assertThat(isSigned(record)).isTrue());
    }

    @Test
    void saysOfEachRecordWhetherMoreOfItsCommitFollows() {
        world.commit("BC-1", 3);
        world.commit("BC-1", 1);
        runToTheEnd();

        assertThat(producer.history())
                .extracting(record -> TextHeaders.read(record.headers()).get(CloudEvents.MORE_IN_COMMIT))
                .containsExactly("true", "true", null, null);
    }

    @Test
    void signsOnceWhatLeavesTogetherAndWhatFollowsIt() {
        for (int i = 0; i < 20; i++) {
            world.commit("BC-" + i, 3);
        }
        runToTheEnd();

        assertThat(producer.history()).hasSize(60);
        assertThat(producer.history().stream().map(record -> seal(record).signature()))
                .containsOnly(seal(producer.history().getFirst()).signature());
    }

    @Test
    void signsAnewWhatIsSentAgain() {
        world.commit("BC-1", 1);
        runToTheEnd();
        relay.send(List.of(new RelayInput.Lost(List.of("BC-1"))));
        world.stored
                .load("BC-1")
                .commits()
                .forEach(commit -> commit.logged().forEach(event -> out.send(event, new Ignoring())));

        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(record -> assertThat(isSigned(record)).isTrue());
    }

    @Test
    void signsErasuresAndStandingsWhichDestroyAndTell() {
        new KafkaErasurePublisher(out).send(new PersonErased("er-1", "BUYER/li", null, Instant.EPOCH));
        out.sendAndWait(Topics.STANDING_EVENTS, "SELLER/shop", "{}");

        assertThat(producer.history())
                .hasSize(2)
                .allSatisfy(record -> assertThat(
                                seal(record).message(RecordHash.of(record.topic(), record.key(), record.value())))
                        .satisfies(message -> assertThat(key.verifying()
                                        .verifies(message, seal(record).signature()))
                                .isTrue()));
    }

    private record Ignoring() implements EventPublisher.SendCallback {
        @Override
        public void acknowledged(Place place) {}

        @Override
        public void failed(Exception cause) {}
    }

    private void runToTheEnd() {
        world.store.pending(Segments.ALL, 100).forEach(id -> inputs.add(new RelayInput.Found(id)));
        while (!inputs.isEmpty()) {
            List<RelayInput> happened = new ArrayList<>(inputs);
            inputs.clear();
            relay.send(happened);
        }
    }

    private boolean isSigned(ProducerRecord<String, byte[]> record) {
        String hash = TextHeaders.read(record.headers()).get("ce_hash");
        return key.verifying().verifies(seal(record).message(hash), seal(record).signature());
    }

    private static EventSeal seal(ProducerRecord<String, byte[]> record) {
        Map<String, String> headers = TextHeaders.read(record.headers());
        return EventSeal.parse(headers.get(CloudEvents.SIGNATURE));
    }
}
