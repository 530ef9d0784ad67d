package org.ballcourt.servicekit.workers;

import org.ballcourt.consumer.FailureKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of this process when a thread or a run ends by a failure that nobody has handled. Where memory is out the
 * process ends at once, for whatever goes on then may leave things half done; whoever runs it starts it again.
 */
public final class LastResort {
    /** As the JVM itself does it for a full heap. */
    static final int EXIT_CODE = 3;

    private static final Logger log = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    /** For all threads of this process, from now on. */
    public static void install() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            endIfFatal(failure);
            log.error("Thread {} has ended by a failure", thread.getName(), failure);
        });
    }

    /** Does not come back if memory is out. */
    public static void endIfFatal(Throwable failure) {
        if (FailureKind.isFatal(failure)) {
            try {
                System.err.println("This process ends, because memory is out: " + FailureKind.rootOf(failure));
            } finally {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
        }
    }
}
