package org.ballcourt.servicekit;

import java.time.Duration;

/** A request that is turned away: the caller's fault, so no stack trace. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;
    private final Duration retryAfter;

    public Refused(Problem problem) {
        this(problem, null);
    }

    /** @param retryAfter when it may come again; null where it may not, or nobody knows */
    public Refused(Problem problem, Duration retryAfter) {
        super(problem.code() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    public Problem problem() {
        return problem;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
