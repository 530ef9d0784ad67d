package org.ballcourt.cases.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;

/** How many streams of events each person has open at this node. */
final class OpenStreams {
    /** Whoever closes one may come at once; a program that does not know better comes no more often than this. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final int most;
    private final ConcurrentMap<Optional<Actor>, Integer> open = new ConcurrentHashMap<>();

    /** @param most for one person */
    OpenStreams(int most) {
        this.most = most;
    }

    /**
     * Counts one more until the answer is closed; throws {@link Refused} where it would be one too many.
     *
     * @param actor null for somebody who has no role; all of those count as one person
     */
    AutoCloseable open(Actor actor) {
        Optional<Actor> person = Optional.ofNullable(actor);
        open.merge(person, 1, (already, one) -> {
            if (already >= most) {
                throw new Refused(
                        Problem.of(
                                "TOO_MANY_REQUESTS",
                                429,
                                Message.of("http.streams.most").with("most", most)),
                        RETRY_AFTER);
            }
            return already + one;
        });
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            if (closed.compareAndSet(false, true)) {
                open.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
            }
        };
    }
}
