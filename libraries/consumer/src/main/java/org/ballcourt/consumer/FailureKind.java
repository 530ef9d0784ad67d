package org.ballcourt.consumer;

import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.ballcourt.wire.UnreadableRecord;
import tools.jackson.core.JacksonException;

/**
 * What a failure says about the record whose handling failed: whether, and for how long, trying again helps. The one
 * place for whoever reads from Kafka or sends to it.
 */
public enum FailureKind {
    /** Will fail again for ever: the record is laid aside at once. */
    PERMANENT,
    /** A store, a broker or a service is away: the record waits as long as that lasts. */
    TRANSIENT,
    /** What the record refers to has not come here yet: it waits for a moment, and is then laid aside. */
    EARLY,
    /** Nobody foresaw it: a few tries, and the record is laid aside. */
    OURS;

    /** A failure that says itself what it is. */
    public interface Known {
        FailureKind kind();
    }

    /**
     * MaxTimeMSExpired, ShutdownInProgress, ExceededTimeLimit, InterruptedAtShutdown,
     * InterruptedDueToReplStateChange, OutOfDiskSpace; before them Unauthorized, AuthenticationFailed and CursorNotFound, which say nothing
     * against the data either.
     */
    private static final Set<Integer> NOT_NOW = Set.of(13, 18, 43, 50, 91, 262, 11600, 11602, 14031);

    /** Looks from the outermost failure to its innermost cause; the first that decides does. */
    public static FailureKind of(Throwable failure) {
        boolean kafka = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            FailureKind kind = kindOf(cause);
            if (kind != null) {
                return kind;
            }
            kafka |= cause instanceof KafkaException;
        }
        return kafka ? TRANSIENT : OURS;
    }

    /** The innermost cause, which says most. */
    public static Throwable rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Null where it depends on the cause. */
    private static FailureKind kindOf(Throwable failure) {
        return switch (failure) {
            case Known known -> known.kind();
            case UnreadableRecord _, JacksonException _, SerializationException _ -> PERMANENT;
            case RetriableException _, IOException _, UncheckedIOException _, TimeoutException _ -> TRANSIENT;
            case RecordTooLargeException _,
                    RecordBatchTooLargeException _,
                    InvalidRecordException _,
                    InvalidTopicException _ -> PERMANENT;
            // Of the sender, its rights or the broker, which somebody will mend, and not of the record.
            case ApiException _ -> TRANSIENT;
            case MongoException store -> isAbsence(store) ? TRANSIENT : PERMANENT;
            default -> null;
        };
    }

    /** A server that answered with an error blames the data, unless it says that it cannot or may not answer now. */
    private static boolean isAbsence(MongoException failure) {
        return switch (failure) {
            case MongoNotPrimaryException _,
                    MongoNodeIsRecoveringException _,
                    MongoWriteConcernException _,
                    MongoExecutionTimeoutException _ -> true;
            case MongoServerException answered ->
                NOT_NOW.contains(answered.getCode()) || answered.hasErrorLabel("RetryableWriteError");
            default -> true;
        };
    }
}
