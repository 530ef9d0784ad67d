package org.ballcourt.servicekit.testkit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/** What this process took for something: time in which other processes had the processor counts only beyond what any load explains. */
public final class WorkTime {
    private static final Duration BEYOND_LOAD = Duration.ofSeconds(30);
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final long began = System.nanoTime();
    private final long worked = PROCESS.getProcessCpuTime();

    private WorkTime() {}

    public static WorkTime begin() {
        return new WorkTime();
    }

    /** The shorter of the time by the clock and of the processor's time, all threads together; of more than 30 seconds that by the clock. */
    public Duration soFar() {
        Duration passed = Duration.ofNanos(System.nanoTime() - began);
        Duration work = Duration.ofNanos(PROCESS.getProcessCpuTime() - worked);
        return passed.compareTo(BEYOND_LOAD) > 0 || passed.compareTo(work) < 0 ? passed : work;
    }
}
