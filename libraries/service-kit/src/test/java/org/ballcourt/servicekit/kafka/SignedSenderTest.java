package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.consumer.EventVerifier;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.consumer.UnprovenEvent;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What a service publishes is proven by its own key, each publisher by its own. */
class SignedSenderTest {
    private final List<OutgoingRecord> sent = new ArrayList<>();
    private final SigningKey signing = SigningKey.fresh();
    private final SignedSender sender = new SignedSender(
            record -> {
                sent.add(record);
                return CompletableFuture.completedFuture(new SentRecord(0, sent.size()));
            },
            new PublisherKey(Publisher.EVIDENCE, signing));

    private static OutgoingRecord record(int number) {
        return new OutgoingRecord("news", "key-" + number, Map.of("ce_id", "n-" + number), "{\"n\":" + number + "}");
    }

    private static ConsumerRecord<String, byte[]> read(OutgoingRecord record, String topic, String key) {
        var read = new ConsumerRecord<String, byte[]>(
                topic, 0, 0, key, record.value().getBytes(StandardCharsets.UTF_8));
        TextHeaders.write(record.headers(), read.headers());
        return read;
    }

    @Test
    void provesEachRecordWhereItWasPutAndNowhereElse() {
        sender.sendAll(IntStream.range(0, EventSeal.MOST + 1)
                .mapToObj(SignedSenderTest::record)
                .toList());
        EventVerifier verifier = EventVerifier.of(List.of(signing.verifying()));

        assertThat(sent).hasSize(EventSeal.MOST + 1);
        for (OutgoingRecord record : sent) {
            assertThat(record.headers()).containsKey("ce_id");
            verifier.demandSigned(read(record, "news", record.key()));
        }
        OutgoingRecord first = sent.getFirst();
        for (ConsumerRecord<String, byte[]> elsewhere : List.of(
                read(first, "news", "key-1"),
                read(first, "other", first.key()),
                read(sent.get(1), "news", first.key()))) {
            assertThatThrownBy(() -> verifier.demandSigned(elsewhere)).isInstanceOf(UnprovenEvent.class);
        }
        assertThatThrownBy(() -> EventVerifier.of(List.of(SigningKey.fresh().verifying()))
                        .demandSigned(read(first, "news", first.key())))
                .isInstanceOf(UnprovenEvent.class);
    }

    @Test
    void signsTogetherWhatIsSentTogether() {
        sender.sendAll(List.of(record(1), record(2)));

        assertThat(sent)
                .extracting(record -> EventSeal.parse(record.headers().get(CloudEvents.SIGNATURE))
                        .signature())
                .containsOnly(EventSeal.parse(sent.getFirst().headers().get(CloudEvents.SIGNATURE))
                        .signature());
    }

    @Test
    void wantsAKeyUnlessItIsATrial() {
        StandardEnvironment settings = new StandardEnvironment();
        assertThatThrownBy(() -> PublisherKey.read(Publisher.EVIDENCE, settings))
                .hasMessageContaining("ballcourt.evidence.signing-key-file")
                .hasMessageContaining("ballcourt.evidence.keys");

        String line = signing.pem().lines().skip(1).findFirst().orElseThrow();
        settings.getPropertySources()
                .addFirst(new MapPropertySource("given", Map.of("ballcourt.evidence.signing-key", line)));
        assertThat(PublisherKey.read(Publisher.EVIDENCE, settings).signing().verifying())
                .isEqualTo(signing.verifying());
        settings.getPropertySources().remove("given");
        settings.getPropertySources().addFirst(new MapPropertySource("trial", Map.of("ballcourt.test-mode", "true")));
        assertThat(PublisherKey.read(Publisher.ESCALATION, settings).signing()).isNotNull();
    }
}
