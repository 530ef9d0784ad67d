package org.ballcourt.benchmarks.load;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Times that something took; from many threads. */
final class Latencies {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private long[] sorted;

    void add(long nanosTaken) {
        nanos.add(nanosTaken);
    }

    /** Of two numbers that somebody else measured. */
    static Latencies of(double p50Millis, double p99Millis) {
        Latencies told = new Latencies();
        for (int i = 0; i < 100; i++) {
            told.add((long) ((i < 98 ? p50Millis : p99Millis) * 1e6));
        }
        return told;
    }

    /** @param part 0.99 for that which one of a hundred exceeds */
    double millis(double part) {
        if (sorted == null || sorted.length != nanos.size()) {
            sorted = nanos.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(sorted);
        }
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    int count() {
        return nanos.size();
    }
}
