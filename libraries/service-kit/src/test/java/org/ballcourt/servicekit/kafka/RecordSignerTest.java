package org.ballcourt.servicekit.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
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

    /** The first signature is not made before all others wait. */
    @Test
    void signsWhatComesMeanwhileTogether() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allWait = new CountDownLatch(1);
        RecordSigner slow = new RecordSigner(hashes -> {
            sizes.add(hashes.size());
            begun.countDown();
            awaitIt(allWait);
            return EventSeal.sign(hashes, KEY);
        });
        List<ProducerRecord<String, byte[]>> signed = inThreads(100, begun, allWait, i -> slow.sign(record(i)));

        assertThat(sizes).containsExactly(1, EventSeal.MOST, 100 - 1 - EventSeal.MOST);
        assertThat(signed).allMatch(record -> holds(sealOf(record), record));
    }

    @Test
    void tellsAllWhoWaitedOfASignatureThatFailed() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch allWait = new CountDownLatch(1);
        RecordSigner failing = new RecordSigner(_ -> {
            begun.countDown();
            awaitIt(allWait);
            throw new IllegalStateException("no key");
        });
        List<Throwable> failures = inThreads(10, begun, allWait, i -> catchThrowable(() -> failing.sign(record(i))));

        assertThat(failures)
                .hasSize(10)
                .allSatisfy(failure -> assertThat(failure).hasRootCauseMessage("no key"));
    }

    private static <T> List<T> inThreads(int count, CountDownLatch begun, CountDownLatch allWait, IntFunction<T> each)
            throws Exception {
        List<Future<T>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            results.add(threads.submit(() -> each.apply(0)));
            awaitIt(begun);
            List<Thread> others = new CopyOnWriteArrayList<>();
            IntStream.range(1, count)
                    .forEach(i -> results.add(threads.submit(() -> {
                        others.add(Thread.currentThread());
                        return each.apply(i);
                    })));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> others.size() == count - 1
                            && others.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            allWait.countDown();
        }
        return results.stream().map(Future::resultNow).toList();
    }

    private static void awaitIt(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
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
