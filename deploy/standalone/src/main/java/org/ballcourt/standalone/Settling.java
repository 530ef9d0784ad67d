package org.ballcourt.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.ballcourt.consumer.IdleCheck;

/** Waits until relay, consumers, escalation and adapters have nothing in flight. */
final class Settling {
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final int LOOKS = 4;
    private static final int LONGEST = 5;

    private final List<IdleCheck> workers;
    private final Duration patience;
    private final LongSupplier nanos;
    private final LongConsumer pause;

    /** @param patience how long nothing may change; while something does, it is waited for five times as long */
    Settling(List<IdleCheck> workers, Duration patience) {
        this(workers, patience, System::nanoTime, LockSupport::parkNanos);
    }

    /** @param pause lets as many nanoseconds pass */
    Settling(List<IdleCheck> workers, Duration patience, LongSupplier nanos, LongConsumer pause) {
        this.workers = List.copyOf(workers);
        this.patience = patience;
        this.nanos = nanos;
        this.pause = pause;
    }

    /** Two passes in a row must find all quiet: one worker may hand its work to another that was asked before it. */
    void await() {
        Progress progress = new Progress();
        int quietPasses = 0;
        while (quietPasses < 2) {
            // To ask costs: who is busy is enough to know that it is too early to ask the others.
            boolean quiet = workers.stream().allMatch(IdleCheck::isIdle);
            quietPasses = quiet ? quietPasses + 1 : 0;
            if (!quiet) {
                progress.look();
                pause.accept(PAUSE.toNanos());
            }
        }
    }

    /** A machine that is busy with something else makes everybody slow, and nobody stand still. */
    private final class Progress {
        private final long begun = nanos.getAsLong();
        private long looked = begun;
        private long changed = begun;
        private List<String> busy = List.of();

        void look() {
            long now = nanos.getAsLong();
            if (now - looked < patience.toNanos() / LOOKS) {
                return;
            }
            looked = now;
            List<String> busyNow = busy();
            if (!busyNow.equals(busy)) {
                changed = now;
                busy = busyNow;
            }
            if (!busy.isEmpty() && (now - changed > patience.toNanos() || now - begun > LONGEST * patience.toNanos())) {
                throw new NotSettled(busy);
            }
        }
    }

    private List<String> busy() {
        return workers.stream()
                .filter(worker -> !worker.isIdle())
                .map(Settling::told)
                .toList();
    }

    private static String told(IdleCheck worker) {
        String doing = worker.doing();
        return doing.isEmpty() ? worker.name() : worker.name() + " (" + doing + ")";
    }

    /** Somebody was still busy when the patience ended. */
    static final class NotSettled extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSettled(List<String> busy) {
            super("still busy: " + String.join(", ", busy), null, false, false);
        }
    }
}
