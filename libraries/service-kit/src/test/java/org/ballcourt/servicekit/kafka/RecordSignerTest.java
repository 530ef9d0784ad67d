package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.proof.EventSeal;
import org.ballcourt.proof.RecordHash;
import org.ballcourt.proof.SigningKey;
import org.ballcourt.wire.CloudEvents;
import org.junit.jupiter.api.Test;

class RecordSignerTest {
    private static final SigningKey KEY = SigningKey.fresh();

    private final RecordSigner signer = new RecordSigner(KEY);

    @Test
    void signsARecordThatComesAloneByItself() {
        ProducerRecord<String, byte[]> record = signer.sign(record(1));

        assertThat(sealOf(record).size()).isEqualTo(1);
        assertThat(holds(sealOf(record), record)).isTrue();
        assertThat(holds(sealOf(record), record(2))).isFalse();
    }

    @Test
    void signsWhatComesAtOnceByFewSignatures() throws Exception {
        List<Future<ProducerRecord<String, byte[]>>> sent = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 1_000).forEach(i -> sent.add(threads.submit(() -> signer.sign(record(i)))));
        }

        List<ProducerRecord<String, byte[]>> signed =
                sent.stream().map(Future::resultNow).toList();
        assertThat(signed).allMatch(record -> holds(sealOf(record), record));
        assertThat(signed.stream().map(record -> sealOf(record).signature()).distinct())
                .hasSizeLessThan(900);
    }

    private static ProducerRecord<String, byte[]> record(int number) {
        return new ProducerRecord<>("topic", "key", new byte[] {(byte) number, (byte) (number >> 8)});
    }

    private static EventSeal sealOf(ProducerRecord<String, byte[]> record) {
        return EventSeal.parse(TextHeaders.last(record.headers(), CloudEvents.SIGNATURE));
    }

    private static boolean holds(EventSeal seal, ProducerRecord<String, byte[]> record) {
        byte[] message = seal.message(RecordHash.of(record.topic(), record.key(), record.value()));
        return message != null && KEY.verifying().verifies(message, seal.signature());
    }
}
