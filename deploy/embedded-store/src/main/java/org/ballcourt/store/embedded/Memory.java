package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Comparator;

/** Where memory runs short, the query that needs most of it goes; where it is out, the process does. */
final class Memory {
    private static final int EXCEEDED_MEMORY_LIMIT = 146;
    private static final double FULL = 0.9;

    private static final MemoryPoolMXBean OLDEST = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
            .max(Comparator.comparingLong(pool -> pool.getUsage().getMax()))
            .orElseThrow();

    private Memory() {}

    /** For what may keep all that it reads. @throws MongoServerError where the last collection of garbage left next to nothing */
    static void checkRoom() {
        MemoryUsage left = OLDEST.getCollectionUsage();
        if (left != null && left.getUsed() > FULL * left.getMax()) {
            throw new MongoServerError(
                    EXCEEDED_MEMORY_LIMIT,
                    "ExceededMemoryLimit",
                    "The embedded store has no memory left for so large an aggregation; match fewer documents");
        }
    }

    /** Those who serve clients and the disk would swallow it; whoever installed a handler for all threads knows what is to be done. */
    static void tellIfOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Thread.UncaughtExceptionHandler last = Thread.getDefaultUncaughtExceptionHandler();
            if (cause instanceof OutOfMemoryError && last != null) {
                last.uncaughtException(Thread.currentThread(), failure);
            }
        }
    }
}
