package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A store that hangs holds nobody longer than a caller who came alone. */
@Timeout(60)
class SharedCallsTest {
    private final BusyStore busy = new BusyStore();
    private final ConcurrentLinkedQueue<String> called = new ConcurrentLinkedQueue<>();
    private final SharedCalls<String, String> calls = new SharedCalls<>(10, Duration.ofMillis(5), this::call);

    private List<String> call(List<String> inputs) {
        called.addAll(inputs);
        if (inputs.getFirst().startsWith("hangs")) {
            busy.hold();
        }
        return inputs;
    }

    private FutureTask<String> behindTwoThatHang(String input) {
        List<Callable<String>> questions =
                List.of(() -> calls.ask("hangs 1"), () -> calls.ask("hangs 2"), () -> calls.ask(input));
        return busy.askBehind(2, questions).getLast();
    }

    @Test
    void waitsNoLongerBehindCallsThatHangThanItMay() {
        assertThatThrownBy(behindTwoThatHang("late")::get).hasCauseInstanceOf(MongoTimeoutException.class);
        busy.letGo();
    }

    /** Nobody waits for it any more, and who sends it again does not expect it twice. */
    @Test
    void callsForNobodyWhoHasGivenUp() {
        assertThatThrownBy(behindTwoThatHang("late")::get).hasCauseInstanceOf(MongoTimeoutException.class);
        busy.letGo();

        assertThat(askUntilAnswered("next")).isEqualTo("next");
        assertThat(called).contains("next").doesNotContain("late");
    }

    private String askUntilAnswered(String input) {
        while (true) {
            try {
                return calls.ask(input);
            } catch (MongoTimeoutException late) {
                Thread.onSpinWait();
            }
        }
    }
}
