package org.ballcourt.cases.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;

/** Readers of the feed who are far behind: each reads the topic by itself, so of them one is served at a time. */
final class LongReplays {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final long atOnce;
    private final Semaphore place = new Semaphore(1);

    /** @param atOnce who is no further behind is served at once, in events; 0 for everybody */
    LongReplays(long atOnce) {
        this.atOnce = atOnce;
    }

    /** Answers what is to be run when it is over; throws {@link Refused} while another one is served. */
    Runnable begin(long behind) {
        if (atOnce == 0 || behind <= atOnce) {
            return () -> {};
        }
        if (!place.tryAcquire()) {
            throw new Refused(
                    Problem.of(
                            "TOO_MANY_REQUESTS",
                            429,
                            Message.of("http.streams.behind").with("behind", behind)),
                    RETRY_AFTER);
        }
        return place::release;
    }
}
