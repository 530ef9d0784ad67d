package org.ballcourt.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Everybody who calls at the same time, each one command after the other. */
final class Callers {
    private static final int TOLD = 3;

    private final List<DisputeLife> lives;
    private final long pause;
    private final ConcurrentMap<String, Long> accepted;
    private final Latencies latencies = new Latencies();
    private final LongAdder done = new LongAdder();
    private final LongAdder errors = new LongAdder();

    /**
     * @param perSecond 0 for as many as go
     * @param accepted to note when each command was accepted; null for nobody who wants to know
     */
    Callers(List<DisputeLife> lives, double perSecond, ConcurrentMap<String, Long> accepted) {
        this.lives = lives;
        this.pause = perSecond == 0 ? 0 : (long) (1e9 * lives.size() / perSecond);
        this.accepted = accepted;
    }

    /** How long it took until the last one had its answer, in seconds. */
    double callFor(Duration time) throws Exception {
        long start = System.nanoTime();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = lives.stream()
                    .<Future<?>>map(life -> executor.submit(() -> {
                        call(life, start + pause * lives.indexOf(life) / lives.size(), start + time.toNanos());
                        return null;
                    }))
                    .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private void call(DisputeLife life, long first, long end) throws Exception {
        for (long next = first; System.nanoTime() < end; next += pause) {
            while (pause > 0 && System.nanoTime() < next) {
                LockSupport.parkNanos(next - System.nanoTime());
            }
            long start = System.nanoTime();
            DisputeLife.Sent sent = life.next();
            long now = System.nanoTime();
            if (sent.reply().accepted()) {
                done.increment();
                latencies.add(now - start);
                if (accepted != null) {
                    accepted.put(sent.commandId(), now);
                }
            } else {
                errors.increment();
                if (errors.sum() <= TOLD) {
                    System.out.println("refused: " + sent.reply().status() + " "
                            + new String(sent.reply().body()));
                }
            }
        }
    }

    long done() {
        return done.sum();
    }

    long errors() {
        return errors.sum();
    }

    Latencies latencies() {
        return latencies;
    }
}
