package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.ClockGuard;
import org.junit.jupiter.api.Test;

class GuardedClockTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");

    private Instant wall = NOON;
    private Instant theirs = NOON;
    private long nanos = 1;
    private Duration roundTrip = Duration.ZERO;
    private final GuardedClock clock = guarded(this::storeTime);

    private GuardedClock guarded(Supplier<Instant> store) {
        return new GuardedClock(() -> wall, new ClockGuard(() -> wall, () -> nanos, store));
    }

    private Instant storeTime() {
        pass(roundTrip.dividedBy(2));
        Instant answer = theirs;
        pass(roundTrip.dividedBy(2));
        return answer;
    }

    /** For everybody alike. */
    private void pass(Duration time) {
        wall = wall.plus(time);
        theirs = theirs.plus(time);
        nanos += time.toNanos();
    }

    @Test
    void tellsTheTimeWhileBothAgree() {
        clock.compare();
        pass(Duration.ofMinutes(3));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(180));
    }

    @Test
    void comparesByItselfBeforeTheFirstAnswer() {
        wall = NOON.plusSeconds(3);

        assertThatThrownBy(clock::instant).isInstanceOf(ClockUntrusted.class);
    }

    @Test
    void toleratesTwoSeconds() {
        wall = NOON.plusSeconds(2);
        clock.compare();

        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.skewSeconds()).isCloseTo(2.0, within(0.001));
    }

    @Test
    void refusesAClockThatIsAhead() {
        wall = NOON.plusMillis(2001);
        clock.compare();

        assertThatThrownBy(clock::instant).isInstanceOf(ClockUntrusted.class).hasMessageContaining("milliseconds=2001");
    }

    @Test
    void refusesAClockThatIsBehind() {
        wall = NOON.minusMillis(2001);
        clock.compare();

        assertThatThrownBy(clock::instant).isInstanceOf(ClockUntrusted.class);
    }

    @Test
    void noticesAtOnceWhenSomebodyMovesTheClock() {
        clock.compare();
        wall = wall.plus(Duration.ofHours(2));

        assertThatThrownBy(clock::instant).isInstanceOf(ClockUntrusted.class);
    }

    @Test
    void trustsAgainWhenTheClockIsRight() {
        wall = NOON.plusSeconds(60);
        clock.compare();
        wall = NOON;
        clock.compare();

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void doesNotTakeASlowAnswerForASkew() {
        roundTrip = Duration.ofSeconds(10);
        clock.compare();

        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void cannotBeFooledByASkewThatASlowAnswerDoesNotExplain() {
        roundTrip = Duration.ofSeconds(2);
        wall = NOON.plusSeconds(10);
        clock.compare();

        assertThatThrownBy(clock::instant).isInstanceOf(ClockUntrusted.class);
    }

    @Test
    void staysUntrustedWhileTheStoreDoesNotAnswer() {
        GuardedClock lonely = guarded(() -> {
            throw new Unavailable(Message.of("test.said").with("en", "silent").with("zh", "silent"), null);
        });

        assertThatThrownBy(lonely::instant).isInstanceOf(Unavailable.class);
    }
}
