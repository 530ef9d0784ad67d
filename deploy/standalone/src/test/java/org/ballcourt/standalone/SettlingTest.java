package org.ballcourt.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.ballcourt.consumer.IdleCheck;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private long now;

    private Settling settling(IdleCheck... workers) {
        return new Settling(List.of(workers), PATIENCE, () -> now, nanos -> now += nanos);
    }

    private Duration passed() {
        return Duration.ofNanos(now);
    }

    @Test
    void asksAgainAfterEverybodyWasQuietOnce() {
        Worker relay = new Worker("relay", true, false, true, true);
        Worker views = new Worker("views", true, true, true);
        settling(relay, views).await();
        assertThat(relay.answers).isEmpty();
        assertThat(views.answers).isEmpty();
    }

    @Test
    void namesWhoIsNotIdle() {
        Settling settling = settling(new Worker("relay", true), new Worker("clocks", false));
        assertThatThrownBy(settling::await)
                .isInstanceOf(Settling.NotSettled.class)
                .hasMessage("still busy: clocks");
        assertThat(passed()).isBetween(PATIENCE, PATIENCE.multipliedBy(2));
    }

    @Test
    void waitsForWhoeverIsSlow() {
        Slow views = new Slow(PATIENCE.multipliedBy(3));
        settling(views).await();
        assertThat(passed()).isGreaterThanOrEqualTo(views.time);
    }

    @Test
    void waitsForNobodyForEver() {
        Settling settling = settling(new Slow(Duration.ofDays(1)));
        assertThatThrownBy(settling::await).hasMessageStartingWith("still busy: views (record ");
        assertThat(passed()).isBetween(PATIENCE.multipliedBy(5), PATIENCE.multipliedBy(6));
    }

    /** Is done with a record now and then. */
    private final class Slow implements IdleCheck {
        private final Duration time;

        Slow(Duration time) {
            this.time = time;
        }

        @Override
        public String name() {
            return "views";
        }

        @Override
        public boolean isIdle() {
            return passed().compareTo(time) >= 0;
        }

        @Override
        public String doing() {
            return "record " + passed().toSeconds() / 20;
        }
    }

    /** Gives its answers one by one, the last one for ever. */
    private static final class Worker implements IdleCheck {
        private final String name;
        private final Deque<Boolean> answers = new ArrayDeque<>();
        private boolean last;

        Worker(String name, Boolean... answers) {
            this.name = name;
            this.answers.addAll(List.of(answers));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isIdle() {
            last = answers.isEmpty() ? last : answers.poll();
            return last;
        }
    }
}
