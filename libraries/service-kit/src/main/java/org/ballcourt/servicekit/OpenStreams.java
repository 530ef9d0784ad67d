package org.ballcourt.servicekit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How many streams each person has open at this node, in whatever roles, and how long one may last. */
public final class OpenStreams {
    /** Whoever closes one may come at once; a program that does not know better comes no more often than this. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final int most;
    private final ConcurrentMap<Optional<String>, Integer> open = new ConcurrentHashMap<>();

    /** @param most for one person */
    public OpenStreams(int most) {
        this.most = most;
    }

    /**
     * An answer that stays open until its reader goes or the token ends, and counts as long.
     *
     * @param begin begins to write to it; closing what it returns ends the writing
     * @throws Refused where it would be one too many
     */
    public SseEmitter stream(Actor actor, Authentication who, Function<SseEmitter, AutoCloseable> begin) {
        SseEmitter answer = new SseEmitter(longest(who));
        AutoCloseable counted = open(actor);
        AutoCloseable writing;
        try {
            writing = begin.apply(answer);
        } catch (RuntimeException failed) {
            close(counted);
            throw failed;
        }
        Runnable end = () -> {
            close(counted);
            close(writing);
        };
        answer.onTimeout(answer::complete);
        answer.onCompletion(end);
        answer.onError(_ -> end.run());
        return answer;
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception alreadyGone) {
            // Nothing is left to be closed.
        }
    }

    /** In milliseconds: no longer than the token; 0 is for ever. */
    private static long longest(Authentication who) {
        Instant expires = who != null && who.getPrincipal() instanceof Jwt token ? token.getExpiresAt() : null;
        return expires == null
                ? 0
                : Math.max(1, Duration.between(Instant.now(), expires).toMillis());
    }

    /**
     * Counts one more until the answer is closed; throws {@link Refused} where it would be one too many.
     *
     * @param actor null for somebody who has no role; all of those count as one person
     */
    AutoCloseable open(Actor actor) {
        Optional<String> person = Optional.ofNullable(actor).map(Actor::id);
        open.merge(person, 1, (already, one) -> {
            if (already >= most) {
                throw new Refused(
                        Problem.of(
                                "TOO_MANY_REQUESTS",
                                429,
                                Message.of("request.streams").with("most", most)),
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
