package org.ballcourt.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ballcourt.consumer.IdleCheck;

/** Waits until relay, consumers, escalation and adapters have nothing in flight. */
final class Settling {
    private static final Duration PAUSE = Duration.ofMillis(5);

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
            // To ask costs: who is busy is enough to know that it is too early to ask the others.
            boolean quiet = workers.stream().allMatch(IdleCheck::isIdle);
            quietPasses = quiet ? quietPasses + 1 : 0;
            if (!quiet) {
                if (System.nanoTime() > giveUp) {
                    giveUp();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Not if all are idle by now. */
    private void giveUp() {
        List<String> busy = workers.stream()
                .filter(worker -> !worker.isIdle())
                .map(worker -> worker.doing().isEmpty() ? worker.name() : worker.name() + " (" + worker.doing() + ")")
                .toList();
        if (!busy.isEmpty()) {
            throw new NotSettled(busy);
        }
    }

    /** Somebody was still busy when the patience ended. */
    static final class NotSettled extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSettled(List<String> busy) {
            super("still busy: " + String.join(", ", busy), null, false, false);
        }
    }
}
