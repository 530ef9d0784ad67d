package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.ballcourt.wire.UnreadableRecord;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureKindTest {
    private static final ServerAddress SERVER = new ServerAddress();

    @ParameterizedTest
    @MethodSource
    void waitsFor(Throwable absence) {
        assertThat(FailureKind.of(absence)).isEqualTo(FailureKind.TRANSIENT);
        assertThat(FailureKind.of(new IllegalStateException(absence))).isEqualTo(FailureKind.TRANSIENT);
    }

    private static Stream<Throwable> waitsFor() {
        return Stream.of(
                new IOException("reset"),
                new UncheckedIOException(new IOException("reset")),
                new MongoTimeoutException("no server"),
                new MongoSocketReadException("cut", SERVER),
                new MongoNotPrimaryException(new BsonDocument(), SERVER),
                new MongoWriteConcernException(
                        new WriteConcernError(64, "w", "time-out", new BsonDocument()), null, SERVER, Set.of()),
                command(91),
                labelled(write(133)),
                write(112),
                many(new WriteConcernError(64, "w", "time-out", new BsonDocument())),
                many(null, 11000, 14031),
                new SQLException("connection refused", "08001"),
                new SQLException("shutting down", "57P01"),
                new SQLException("no such table, until somebody makes it", "42P01"),
                new SQLException("of nobody knows what"),
                new org.apache.kafka.common.errors.NotEnoughReplicasException("one left"));
    }

    @ParameterizedTest
    @MethodSource
    void blamesTheDataFor(Throwable fault) {
        assertThat(FailureKind.of(fault)).isNotEqualTo(FailureKind.TRANSIENT);
    }

    private static Stream<Throwable> blamesTheDataFor() {
        return Stream.of(
                new IllegalStateException("no such duty"),
                new NullPointerException(),
                new BsonMaximumSizeExceededException("17 MB"),
                new SQLException("value too long", "22001"),
                new SQLException("not unique", "23505"),
                new org.apache.kafka.common.errors.RecordTooLargeException("2 MB"),
                command(2),
                many(null, 11000),
                write(11000));
    }

    @ParameterizedTest
    @MethodSource
    void neverTriesAgain(Throwable hopeless) {
        assertThat(FailureKind.of(hopeless)).isEqualTo(FailureKind.PERMANENT);
    }

    /** However deep the cause lies. */
    private static Stream<Throwable> neverTriesAgain() {
        RecordTooLargeException large = new RecordTooLargeException("2 MB");
        return Stream.of(
                large,
                new KafkaException("No acknowledgement", new ExecutionException(large)),
                new IllegalStateException(new KafkaException("No acknowledgement", new ExecutionException(large))),
                new org.apache.kafka.common.errors.InvalidTopicException("none"),
                new BsonMaximumSizeExceededException("17 MB"),
                new SerializationException("no text"),
                new UnreadableRecord("no JSON"));
    }

    @Test
    void takesABareFailureOfKafkaForAnOutageAndAnyOtherForOurs() {
        assertThat(FailureKind.of(new KafkaException("gone"))).isEqualTo(FailureKind.TRANSIENT);
        assertThat(FailureKind.of(new IllegalStateException("no such duty"))).isEqualTo(FailureKind.OURS);
        assertThat(FailureKind.of(new TopicAuthorizationException("not yours")))
                .as("rights are mended, records are not")
                .isEqualTo(FailureKind.TRANSIENT);
    }

    private static MongoException command(int code) {
        return new MongoCommandException(new BsonDocument("code", new BsonInt32(code)), SERVER);
    }

    private static MongoException write(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.of());
    }

    private static MongoException many(WriteConcernError concern, int... codes) {
        List<BulkWriteError> errors = IntStream.range(0, codes.length)
                .mapToObj(i -> new BulkWriteError(codes[i], "refused", new BsonDocument(), i))
                .toList();
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, concern, SERVER, Set.of());
    }

    private static MongoException labelled(MongoException failure) {
        failure.addLabel("RetryableWriteError");
        return failure;
    }
}
