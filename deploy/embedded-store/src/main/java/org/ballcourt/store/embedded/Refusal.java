package org.ballcourt.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;

/** What those are told who ask for more than the store can do after a failed write, in MongoDB's codes. */
final class Refusal {
    enum Kind {
        /** No room: it reads on, and writes again when there is room. */
        FULL,
        /** Some other failed write: it reads on. */
        BROKEN,
        /** A failed fsync: nobody knows what is on the disk, not even for reading. */
        UNSURE
    }

    private static final int OUT_OF_DISK_SPACE = 14_031;
    private static final int SHUTDOWN_IN_PROGRESS = 91;

    private Refusal() {}

    static MongoServerError of(Kind kind, String file, Throwable cause) {
        String reason = rootOf(cause).getMessage();
        return switch (kind) {
            case FULL ->
                new MongoServerError(
                        OUT_OF_DISK_SPACE,
                        "OutOfDiskSpace",
                        "The disk is full: the embedded store cannot write " + file + " (" + reason
                                + "). It lost nothing that it acknowledged and goes on reading; it takes writes again"
                                + " by itself when there is room");
            case BROKEN ->
                new MongoServerError(
                        SHUTDOWN_IN_PROGRESS,
                        "ShutdownInProgress",
                        "The embedded store can no longer write " + file + " (" + reason
                                + "); it only reads until it is opened again: check the disk, then start anew");
            case UNSURE ->
                new MongoServerError(
                        SHUTDOWN_IN_PROGRESS,
                        "ShutdownInProgress",
                        "The disk did not confirm what was written to " + file + " (" + reason
                                + "), so the embedded store has stopped: check the disk, then start anew");
        };
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
