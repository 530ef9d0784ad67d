package org.ballcourt.consumer;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;

/** Something that we need did not answer; asking again later is right, and parking anything would be wrong. */
final class TransientFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /**
     * MaxTimeMSExpired, ShutdownInProgress, ExceededTimeLimit, InterruptedAtShutdown,
     * InterruptedDueToReplStateChange, OutOfDiskSpace.
     */
    private static final Set<Integer> NOT_NOW = Set.of(50, 91, 262, 11600, 11602, 14031);

    TransientFailure(Throwable cause) {
        super(cause.toString(), cause);
    }

    /**
     * Whether a failure, or what caused it, is the absence of a store, a broker or a service, and not the fault of
     * the data.
     */
    static boolean isBehind(Throwable failure) {
        return failure != null && (isAbsence(failure) || isBehind(failure.getCause()));
    }

    private static boolean isAbsence(Throwable failure) {
        return switch (failure) {
            case TransientFailure _, IOException _, UncheckedIOException _, TimeoutException _, RetriableException _ ->
                true;
            case MongoException store -> isAbsence(store);
            default -> false;
        };
    }

    /** A server that answered with an error blames the data, unless it says that it cannot or may not answer now. */
    private static boolean isAbsence(MongoException failure) {
        return switch (failure) {
            case MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoWriteConcernException _,
                    MongoExecutionTimeoutException _ -> true;
            case MongoCommandException command when NOT_NOW.contains(command.getErrorCode()) -> true;
            case MongoServerException answered -> answered.hasErrorLabel("RetryableWriteError");
            default -> true;
        };
    }
}
