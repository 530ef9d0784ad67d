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
    private final SharedCalls<String, String> calls = new SharedCalls<>(10, this::call);

    private List<String> call(List<String> inputs) {
        called.addAll(inputs);
        if (inputs.getFirst().startsWith("hangs")) {
            busy.hold();
        }
        return inputs;
    }

    /** It alone is in a hurry: a call that must first be sent may take as long as a busy machine needs for that. */
    private FutureTask<String> behindTwoThatHang(String input) throws InterruptedException {
        List<Callable<String>> questions = List.of(
                () -> calls.ask("hangs 1"), () -> calls.ask("hangs 2"), () -> calls.ask(input, Duration.ofMillis(5)));
        return busy.askBehind(2, questions).getLast();
    }

    @Test
    void waitsNoLongerBehindCallsThatHangThanItMay() throws Exception {
        assertThatThrownBy(behindTwoThatHang("late")::get).hasCauseInstanceOf(MongoTimeoutException.class);
        busy.letGo();
    }

    /** Nobody waits for it any more, and who sends it again does not expect it twice. */
    @Test
    void callsForNobodyWhoHasGivenUp() throws Exception {
        assertThatThrownBy(behindTwoThatHang("late")::get).hasCauseInstanceOf(MongoTimeoutException.class);
        busy.letGo();

        assertThat(calls.ask("next")).isEqualTo("next");
        assertThat(called).contains("next").doesNotContain("late");
    }
}
