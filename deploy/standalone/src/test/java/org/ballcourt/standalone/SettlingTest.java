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
    @Test
    void asksAgainAfterEverybodyWasQuietOnce() {
        Worker relay = new Worker("relay", true, false, true, true);
        Worker views = new Worker("views", true, true, true);
        new Settling(List.of(relay, views), Duration.ofSeconds(5)).await();
        assertThat(relay.answers).isEmpty();
        assertThat(views.answers).isEmpty();
    }

    @Test
    void namesWhoIsNotIdle() {
        Settling settling =
                new Settling(List.of(new Worker("relay", true), new Worker("clocks", false)), Duration.ofMillis(20));
        assertThatThrownBy(settling::await)
                .isInstanceOf(Settling.NotSettled.class)
                .hasMessage("still busy: clocks");
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
