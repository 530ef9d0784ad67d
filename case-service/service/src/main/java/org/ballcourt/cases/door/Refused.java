package org.ballcourt.cases.door;

/** A request that a door turns away before any rule is asked: the caller's fault, so no stack trace. */
public final class Refused extends RuntimeException {
    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.code() + ": " + problem.detail().en(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
