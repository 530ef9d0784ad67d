package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** A lease that was not written for want of a disk must not pass for one that somebody else has. */
class CreatingLeasesTest {
    private static final int DUPLICATE_KEY = 11000;
    private static final int NO_SPACE = 14031;
    private static final WriteConcernError NOT_REPLICATED =
            new WriteConcernError(64, "WriteConcernTimeout", "not replicated", new BsonDocument());

    @Test
    void takesALeaseThatExistsForGranted() {
        assertThatCode(() -> create(failure(null, DUPLICATE_KEY, DUPLICATE_KEY)))
                .doesNotThrowAnyException();
    }

    @Test
    void tellsOfEveryOtherFailure() {
        assertThatThrownBy(() -> create(failure(null, NO_SPACE))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> create(failure(null, DUPLICATE_KEY, NO_SPACE))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> create(failure(NOT_REPLICATED, DUPLICATE_KEY))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> create(failure(NOT_REPLICATED))).isInstanceOf(Unavailable.class);
    }

    private static void create(MongoBulkWriteException failure) {
        MongoCollection<?> leases = answering(MongoCollection.class, failure);
        new MongoLeaseRepository(answering(MongoDatabase.class, leases)).create(List.of("segment-1"), "me");
    }

    private static MongoBulkWriteException failure(WriteConcernError concern, int... codes) {
        List<BulkWriteError> errors = IntStream.range(0, codes.length)
                .mapToObj(i -> new BulkWriteError(codes[i], "refused", new BsonDocument(), i))
                .toList();
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(), errors, concern, new ServerAddress(), Set.of());
    }

    /** A part of the driver that gives the same answer, or throws the same failure, whatever it is asked. */
    static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> {
            if (answer instanceof Exception failure) {
                throw failure;
            }
            return answer;
        }));
    }
}
