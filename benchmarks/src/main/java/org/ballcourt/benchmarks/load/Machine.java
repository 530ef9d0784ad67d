package org.ballcourt.benchmarks.load;

import java.lang.management.ManagementFactory;

/** What else is to be known of a figure. */
final class Machine {
    private Machine() {}

    static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, load average %.1f"
                .formatted(system.getAvailableProcessors(), system.getSystemLoadAverage());
    }
}
