package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long events gather. */
class PaceTest {
    private long now = -5;
    private final Pace pace = new Pace(() -> now);

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private long restAfter(int events, long waited, long worked) {
        long polledAt = now;
        now += millis(waited + worked);
        return pace.restAfter(events, polledAt, polledAt + millis(waited), now);
    }

    @Test
    void restsInProportionToTheWorkAndNeverLong() {
        assertThat(restAfter(3, 0, 1)).isEqualTo(millis(14));
        assertThat(restAfter(3, 0, 5)).isEqualTo(millis(45));
        assertThat(restAfter(3, 0, 50)).isEqualTo(millis(50));
        assertThat(restAfter(3, 0, 200)).isZero();
    }

    @Test
    void takesAWaitForARest() {
        assertThat(restAfter(3, 30, 5)).isEqualTo(millis(15));
        assertThat(restAfter(3, 250, 5)).isZero();
    }

    @Test
    void restsNotWhereNothingCameOrMuchDid() {
        assertThat(restAfter(0, 0, 5)).isZero();
        assertThat(restAfter(Pace.MANY, 0, 20)).isZero();
    }

    @Test
    void hurriesForAWhileWhereSomebodyWaits() {
        pace.hurry();
        assertThat(restAfter(3, 0, 5)).isEqualTo(millis(10));
        now += millis(1_000);
        assertThat(restAfter(3, 0, 5)).isEqualTo(millis(45));
    }
}
