package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A machine whose wall clock, monotonic clock and store can each go their own way. */
class ClockGuardTest {
    private static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");

    private Instant wall = NOON;
    private Instant store = NOON;
    private long nanos;
    private Duration wayOfAQuestion = Duration.ZERO;
    private final ClockGuard guard = new ClockGuard(() -> wall, () -> nanos, this::storeTime);

    @Test
    void believesAClockThatGoesWithTheStore() {
        assertThat(after(Duration.ofSeconds(10))).isTrue();
        assertThat(after(Duration.ofDays(3))).isTrue();
    }

    @Test
    void doubtsEverythingUntilTheStoreHasSpoken() {
        assertThat(guard.believes(wall, nanos)).isFalse();
    }

    @Test
    void doubtsAClockThatJumpsAhead() {
        after(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(1))).isFalse();
        assertThat(after(Duration.ofSeconds(30))).isFalse();
    }

    /** On one machine the store's clock jumps as well, and only the monotonic clock can tell. */
    @Test
    void doubtsAClockThatJumpsAheadTogetherWithTheStore() {
        after(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofHours(1));
        store = wall;
        assertThat(after(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void doubtsAClockThatJumpsBack() {
        after(Duration.ofSeconds(1));
        wall = wall.minus(Duration.ofHours(1));
        store = wall;
        assertThat(after(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void believesAgainAtOnceWhenTheJumpIsTakenBack() {
        after(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(1))).isFalse();
        wall = wall.minus(Duration.ofHours(1));
        assertThat(after(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void believesAMachineThatSleptAfterItsClockWentSteadily() {
        after(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofHours(8));
        store = wall;
        assertThat(after(Duration.ofSeconds(1))).isFalse();
        assertThat(after(ClockGuard.STEADY)).isFalse();
        assertThat(after(Duration.ofSeconds(2))).isTrue();
    }

    @Test
    void countsTheSteadyTimeAnewAfterAnotherJump() {
        after(Duration.ofSeconds(1));
        wall = wall.plus(Duration.ofHours(1));
        after(Duration.ofSeconds(1));
        after(Duration.ofMinutes(4));
        wall = wall.plus(Duration.ofHours(1));
        store = wall;
        after(Duration.ofSeconds(1));
        assertThat(after(Duration.ofMinutes(4))).isFalse();
        assertThat(after(Duration.ofMinutes(2))).isTrue();
    }

    @Test
    void doubtsAClockThatCreepsAwayFromTheStore() {
        for (int i = 0; i < 2; i++) {
            wall = wall.plusSeconds(1);
            assertThat(after(Duration.ofSeconds(1))).isTrue();
        }
        wall = wall.plusSeconds(1);
        assertThat(after(Duration.ofSeconds(1))).isFalse();
    }

    @Test
    void doubtsItselfWhenTheStoreHasLongBeenSilent() {
        after(Duration.ofSeconds(1));
        nanos += ClockGuard.STORE_PATIENCE.toNanos();
        wall = wall.plus(ClockGuard.STORE_PATIENCE);
        assertThat(guard.believes(wall, nanos)).isTrue();
        nanos += 1_000_000_000L;
        wall = wall.plusSeconds(1);
        assertThat(guard.believes(wall, nanos)).isFalse();
    }

    /** From the answer alone it could be right: nobody knows when in that time the store looked at its clock. */
    @Test
    void stillKnowsAWrongClockWhenTheStoreAnswersAfterHalfAMinute() {
        after(Duration.ofSeconds(1));
        wall = wall.plusSeconds(10);
        assertThat(after(Duration.ofSeconds(1))).isFalse();
        wayOfAQuestion = Duration.ofSeconds(30);
        assertThat(after(Duration.ofSeconds(1))).isFalse();
        assertThat(guard.skew(wall)).contains(Duration.ofSeconds(10));
        wall = wall.minusSeconds(10);
        assertThat(after(Duration.ofSeconds(1))).isTrue();
    }

    private Instant storeTime() {
        pass(wayOfAQuestion);
        return store;
    }

    private void pass(Duration time) {
        wall = wall.plus(time);
        store = store.plus(time);
        nanos += time.toNanos();
    }

    /** All clocks run on for that time, and the store is asked. */
    private boolean after(Duration time) {
        pass(time);
        guard.compare();
        return guard.believes(wall, nanos);
    }
}
