package org.ballcourt.benchmarks.load;

import java.lang.management.ManagementFactory;

/** What else is to be known of a figure. */
final class Machine {
    private Machine() {}

    /** What libraries log would stand between the figures. */
    static void quiet() {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }

    static String load() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return "%d processors, load average %.1f"
                .formatted(system.getAvailableProcessors(), system.getSystemLoadAverage());
    }
}
