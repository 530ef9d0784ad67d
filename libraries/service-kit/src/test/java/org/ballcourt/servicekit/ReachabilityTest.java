package org.ballcourt.servicekit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class ReachabilityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private long now = Long.MIN_VALUE / 2;
    private RuntimeException away;
    private final Reachability store = new Reachability(
            "store",
            () -> {
                if (away != null) {
                    throw away;
                }
            },
            PATIENCE,
            () -> now);

    @Test
    void isNotThereBeforeItsFirstAnswer() {
        assertThat(store.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(store.health().getDetails()).containsEntry("why", "not asked yet");
    }

    @Test
    void isWaitedForUntilItWasAskedOnceWhateverTheAnswer() throws Exception {
        away = new IllegalStateException();
        Thread waits = Thread.startVirtualThread(() -> store.awaitFirst(Duration.ofMinutes(1)));
        store.ask();
        assertThat(waits.join(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void isThereAsLongAsItAnswers() {
        store.ask();
        assertThat(store.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isMissedOnceItsSilenceIsLongerThanANewLeaderTakes() {
        store.ask();
        away = new IllegalStateException("mongodb://user:secret@store");
        pass(PATIENCE);
        store.ask();
        assertThat(store.health().getStatus()).isEqualTo(Status.UP);
        pass(Duration.ofSeconds(1));
        assertThat(store.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(store.health().getDetails().toString())
                .contains("IllegalStateException", "11 s")
                .doesNotContain("secret");
    }

    @Test
    void isMissedWhereTheQuestionItselfHangs() {
        store.ask();
        pass(PATIENCE.plusSeconds(5));
        assertThat(store.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(store.health().getDetails()).containsEntry("why", "no answer");
    }

    @Test
    void isThereAgainWithItsNextAnswer() {
        away = new IllegalStateException();
        store.ask();
        away = null;
        store.ask();
        assertThat(store.health().getStatus()).isEqualTo(Status.UP);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
