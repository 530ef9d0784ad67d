package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.CreatingLeasesTest.answering;
import static org.ballcourt.cases.store.Samples.filed;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.ballcourt.consumer.FailureKind;
import org.bson.BsonDocument;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.api.Test;

/** "Try again soon" is said only where that helps. */
class StoreFailuresTest {
    private static final ServerAddress SERVER = new ServerAddress();

    @Test
    void isAwayWhileNothingAnswers() {
        assertThatThrownBy(() -> read(new MongoSocketReadException("cut", SERVER)))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> read(refusal(112))).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> append(new MongoSocketReadException("cut", SERVER)))
                .isInstanceOf(OutcomeUnknown.class);
    }

    /** A bad value, a second document of one key where none is expected, a document that has grown too large. */
    @Test
    void isNotAwayWhenItAnswersThatTheDataAreWrong() {
        for (int code : new int[] {2, 11000, 17419}) {
            assertThatThrownBy(() -> read(refusal(code)))
                    .isNotInstanceOf(Unavailable.class)
                    .satisfies(failure -> assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.PERMANENT));
        }
    }

    @Test
    void doesNotAskForTheSameCommandAgainWhenTheCaseHasNoRoomForIt() {
        assertThatThrownBy(() -> append(refusal(17419))).isInstanceOf(NotStorable.class);
        assertThatThrownBy(() -> append(new BsonMaximumSizeExceededException("17 MB")))
                .isInstanceOf(NotStorable.class);
    }

    @Test
    void takesATakenKeyForAConflict() {
        assertThat(append(refusal(11000))).isEqualTo(CaseStore.Written.CONFLICT);
    }

    private static void read(MongoException failure) {
        MongoFailures.translate(() -> {
            throw failure;
        });
    }

    private static CaseStore.Written append(RuntimeException failure) {
        MongoCollection<?> cases = MongoCollection.class.cast(Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(), new Class<?>[] {MongoCollection.class}, (_, called, _) -> {
                    if (called.getName().equals("updateOne")) {
                        throw failure;
                    }
                    return null;
                }));
        CaseLog empty = CaseLog.empty("BC-1");
        Commit commit = Samples.commit(
                new CommitWriter(new TextEncryption(new InMemoryKeyVault())), empty, "c-1", filed("O-1"));
        return new MongoCaseStore(answering(MongoDatabase.class, cases)).append(empty, commit);
    }

    private static MongoException refusal(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.of());
    }
}
