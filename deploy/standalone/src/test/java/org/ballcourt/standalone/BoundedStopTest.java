package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever stops the product waits for it, and not for ever. */
class BoundedStopTest {
    private final AtomicInteger cuts = new AtomicInteger();

    /** In truth the process ends; here what it waited for comes. */
    @Test
    void cutsWhatStandsStillShort() {
        CountDownLatch comes = new CountDownLatch(1);

        BoundedStop.run(() -> await(comes), Duration.ofMillis(1), () -> {
            cuts.incrementAndGet();
            comes.countDown();
        });

        assertThat(cuts).hasValue(1);
    }

    @Test
    void leavesOthersTheirTime() throws Exception {
        Thread watch = BoundedStop.run(() -> {}, Duration.ofMinutes(10), cuts::incrementAndGet);

        assertThat(watch.join(Duration.ofMinutes(5))).isTrue();
        assertThat(cuts).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
