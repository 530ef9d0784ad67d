package org.ballcourt.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ballcourt.consumer.IdleCheck;

/** Waits until relay, consumers, escalation and adapters have nothing in flight. */
final class Settling {
    private static final Duration PAUSE = Duration.ofMillis(2);

    private final List<IdleCheck> workers;
    private final Duration patience;

    Settling(List<IdleCheck> workers, Duration patience) {
        this.workers = List.copyOf(workers);
        this.patience = patience;
    }

    /** Two passes in a row must find all quiet: one worker may hand its work to another that was asked before it. */
    void await() {
        long giveUp = System.nanoTime() + patience.toNanos();
        int quietPasses = 0;
        while (quietPasses < 2) {
            List<String> busy = busy();
            quietPasses = busy.isEmpty() ? quietPasses + 1 : 0;
            if (!busy.isEmpty()) {
                if (System.nanoTime() > giveUp) {
                    throw new NotSettled(workers.stream()
                            .filter(worker -> busy.contains(worker.name()))
                            .map(worker -> worker.doing().isEmpty()
                                    ? worker.name()
                                    : worker.name() + " (" + worker.doing() + ")")
                            .toList());
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private List<String> busy() {
        return workers.stream()
                .filter(worker -> !worker.isIdle())
                .map(IdleCheck::name)
                .toList();
    }

    /** Somebody was still busy when the patience ended. */
    static final class NotSettled extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSettled(List<String> busy) {
            super("still busy: " + String.join(", ", busy), null, false, false);
        }
    }
}
