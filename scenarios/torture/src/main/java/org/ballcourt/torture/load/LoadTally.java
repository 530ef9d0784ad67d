package org.ballcourt.torture.load;

import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** How much was asked and answered so far. */
public final class LoadTally {
    private static final int FAILURES_TOLD = 20;

    final LongAdder accepted = new LongAdder();
    final LongAdder acceptedOverKafka = new LongAdder();
    final LongAdder refused = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder uploads = new LongAdder();
    final LongAdder reads = new LongAdder();
    final LongAdder unknown = new LongAdder();
    final LongAdder unanswered = new LongAdder();
    final LongAdder clockMoves = new LongAdder();
    final LongAdder records = new LongAdder();
    final LongAdder lapses = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /** An answer that says that it is the product's own fault. */
    void failure(String what) {
        failed.increment();
        if (failed.sum() <= FAILURES_TOLD) {
            failures.add(what);
        }
    }

    /** The first answers that were the product's own fault. */
    public Iterable<String> failures() {
        return failures;
    }

    /** Whether anything was promised that can be checked. */
    public boolean anythingAccepted() {
        return accepted.sum() > 0;
    }

    /** One line of progress. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "commands %d (%d over Kafka), refused %d, repeated %d, uploads %d, reads %d, clock moves %d, "
                        + "records of events %d, of lapses %d, unknown outcomes %d, failures %d, unanswered %d",
                accepted.sum(),
                acceptedOverKafka.sum(),
                refused.sum(),
                repeated.sum(),
                uploads.sum(),
                reads.sum(),
                clockMoves.sum(),
                records.sum(),
                lapses.sum(),
                unknown.sum(),
                failed.sum(),
                unanswered.sum());
    }
}
