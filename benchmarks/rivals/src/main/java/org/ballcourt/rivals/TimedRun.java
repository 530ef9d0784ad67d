package org.ballcourt.rivals;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Some callers at the same time, for some time. */
record TimedRun(Supplier<DisputeCaller> callers, TemporaryPostgres postgres) {
    String run(int count, long millis) throws Exception {
        Duration postgresBefore = postgresCpu();
        long cpuBefore = ownCpu();
        long start = System.nanoTime();
        long end = start + millis * 1_000_000;
        List<LongStream.Builder> taken = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(count)) {
            List<Future<LongStream.Builder>> all = IntStream.range(0, count)
                    .mapToObj(_ -> executor.submit(() -> call(end)))
                    .toList();
            for (Future<LongStream.Builder> each : all) {
                taken.add(each.get());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long[] nanos = taken.stream().flatMapToLong(LongStream.Builder::build).toArray();
        Arrays.sort(nanos);
        return "commands=%d seconds=%.3f p50=%.3f p99=%.3f cpu=%.1f postgres=%.1f"
                .formatted(
                        nanos.length,
                        seconds,
                        nanos[nanos.length / 2] / 1e6,
                        nanos[nanos.length * 99 / 100] / 1e6,
                        (ownCpu() - cpuBefore) / 1e6,
                        postgresCpu().minus(postgresBefore).toNanos() / 1e6);
    }

    private LongStream.Builder call(long end) throws Exception {
        LongStream.Builder taken = LongStream.builder();
        DisputeCaller caller = callers.get();
        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
            caller.next();
            taken.add(System.nanoTime() - start);
        }
        return taken;
    }

    private Duration postgresCpu() throws Exception {
        return postgres == null ? Duration.ZERO : postgres.cpu();
    }

    private static long ownCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
