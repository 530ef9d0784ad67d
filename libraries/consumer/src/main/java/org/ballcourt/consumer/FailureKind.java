package org.ballcourt.consumer;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteConcernException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
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
import org.bson.BSONException;
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

    /** What MongoDB says of itself, of its other members, of time, room, locks and rights, and not of the data. */
    private static final Set<Integer> NOT_NOW = Set.of(
            6, // HostUnreachable
            7, // HostNotFound
            13, // Unauthorized
            18, // AuthenticationFailed
            24, // LockTimeout
            43, // CursorNotFound
            46, // LockBusy
            50, // MaxTimeMSExpired
            64, // WriteConcernFailed
            89, // NetworkTimeout
            91, // ShutdownInProgress
            112, // WriteConflict
            133, // FailedToSatisfyReadPreference
            134, // ReadConcernMajorityNotAvailableYet
            189, // PrimarySteppedDown
            202, // NetworkInterfaceExceededTimeLimit
            237, // CursorKilled
            262, // ExceededTimeLimit
            9001, // SocketException
            10107, // NotWritablePrimary
            11600, // InterruptedAtShutdown
            11601, // Interrupted
            11602, // InterruptedDueToReplStateChange
            13435, // NotPrimaryNoSecondaryOk
            13436, // NotPrimaryOrSecondary
            14031); // OutOfDiskSpace

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

    /** Memory is out, or the machine itself is broken: what goes on now may leave things half done. */
    public static boolean isFatal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                return true;
            }
        }
        return false;
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
            case UnreadableRecord unreadable -> PERMANENT;
            case JacksonException unreadable -> PERMANENT;
            case SerializationException unreadable -> PERMANENT;
            case BSONException unreadable -> PERMANENT;
            // What nests too deeply does so every time.
            case StackOverflowError tooDeep -> PERMANENT;
            case RetriableException away -> TRANSIENT;
            case IOException away -> TRANSIENT;
            case UncheckedIOException away -> TRANSIENT;
            case TimeoutException away -> TRANSIENT;
            case RecordTooLargeException refused -> PERMANENT;
            case RecordBatchTooLargeException refused -> PERMANENT;
            case InvalidRecordException refused -> PERMANENT;
            case InvalidTopicException refused -> PERMANENT;
            // Of the sender, its rights or the broker, which somebody will mend, and not of the record.
            case ApiException refused -> TRANSIENT;
            case SQLException store -> isOfTheData(store) ? PERMANENT : TRANSIENT;
            case MongoException store -> isAbsence(store) ? TRANSIENT : PERMANENT;
            default -> null;
        };
    }

    /** A value that does not fit, or a rule of the table that it breaks; all else is the database's, or its administrator's. */
    private static boolean isOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /** A server that answered with an error blames the data, unless it says that it cannot or may not answer now. */
    private static boolean isAbsence(MongoException failure) {
        return switch (failure) {
            case MongoNotPrimaryException notNow -> true;
            case MongoNodeIsRecoveringException notNow -> true;
            case MongoWriteConcernException notNow -> true;
            case MongoExecutionTimeoutException notNow -> true;
            case MongoBulkWriteException many ->
                many.getWriteConcernError() != null
                        || many.getWriteErrors().stream().anyMatch(one -> NOT_NOW.contains(one.getCode()))
                        || isToBeRepeated(many);
            case MongoServerException answered -> NOT_NOW.contains(answered.getCode()) || isToBeRepeated(answered);
            default -> true;
        };
    }

    private static boolean isToBeRepeated(MongoServerException answered) {
        return answered.hasErrorLabel("RetryableWriteError");
    }
}
