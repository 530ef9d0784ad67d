package org.ballcourt.scenarios;

/** A story that is not in the format; says where and what. */
final class StoryError extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryError(int line, String message) {
        super("line " + line + ": " + message);
    }

    StoryError(String message) {
        super(message);
    }
}
