package org.ballcourt.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What one command costs on its way through the door and back, for one caller: on logs in memory, where nothing but the path itself is left, and on
 * the embedded store. A command runs on its caller's thread, whose processor time and allocations hardly feel what else the machine does.
 */
public final class CommandPath {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 8;

    private record Cost(double perSecond, double cpuMicros, double bytes) {}

    private CommandPath() {}

    public static void main(String[] args) {
        measure(3_000, 600);
    }

    static void measure(int commandsInMemory, int commandsEmbedded) {
        try (CaseServiceInside service = CaseServiceInside.inMemory()) {
            measure("logs in memory", service, commandsInMemory);
        }
        try (CaseServiceInside service = CaseServiceInside.embedded(false)) {
            measure("embedded store", service, commandsEmbedded);
        }
    }

    /** The first half of the rounds only warms up; the cheapest of the others was disturbed least. */
    private static void measure(String name, CaseServiceInside service, int commands) {
        Cost best = null;
        for (int round = 0; round < ROUNDS; round++) {
            Cost cost = round(new Quarrel(service.commands()), commands);
            if (round >= ROUNDS / 2 && (best == null || cost.cpuMicros < best.cpuMicros)) {
                best = cost;
            }
        }
        System.out.printf(
                "%s: %.0f commands/s, %.0f us of the caller's processor time and %.0f bytes a command%n",
                name, best.perSecond, best.cpuMicros, best.bytes);
    }

    private static Cost round(Quarrel quarrel, int commands) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < commands; i++) {
            quarrel.next();
        }
        return new Cost(
                commands * 1e9 / (System.nanoTime() - start),
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / commands,
                (double) (THREADS.getCurrentThreadAllocatedBytes() - bytes) / commands);
    }
}
