package org.ballcourt.cases.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.store.CreatingLeasesTest.answering;
import static org.ballcourt.cases.store.Samples.filed;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.result.UpdateResult;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.ballcourt.cases.store.CaseStore.Written;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Appends that share a call of the store share neither their outcome nor their failure. */
@Timeout(60)
class SharedAppendsTest {
    private static final ServerAddress SERVER = new ServerAddress();
    private static final RuntimeException CUT = new MongoSocketReadException("cut", SERVER);
    private static final UpdateResult MATCHED = UpdateResult.acknowledged(1, 1L, null);
    private static final UpdateResult MOVED_ON = UpdateResult.acknowledged(0, 0L, null);
    private static final WriteError NO_ROOM = new WriteError(17419, "no room", new BsonDocument());

    private final BusyStore busy = new BusyStore();
    private final CommitWriter writer = new CommitWriter(new TextEncryption(new InMemoryKeyVault()));
    private final Set<String> shared = ConcurrentHashMap.newKeySet();
    private RuntimeException sharedFailure;

    /** What the collection says to the calls that append, and to those that look afterwards. */
    private Object answer(String method, Object[] arguments) {
        return switch (method) {
            case "updateOne" -> updateOne(((Bson) arguments[0]).toBsonDocument().toString());
            case "bulkWrite" -> {
                shared.add("a call with " + ((List<?>) arguments[0]).size());
                throw sharedFailure;
            }
            case "find" -> answering(FindIterable.class, CUT);
            case "createIndex" -> "cases_pending";
            default -> throw new AssertionError(method);
        };
    }

    private UpdateResult updateOne(String condition) {
        if (condition.contains("first")) {
            busy.hold();
        }
        if (condition.contains("full")) {
            throw new MongoWriteException(NO_ROOM, SERVER, Set.of());
        }
        return condition.contains("stored before") ? MOVED_ON : MATCHED;
    }

    private List<FutureTask<Written>> append(String... caseIds) throws InterruptedException {
        MongoCollection<?> cases = MongoCollection.class.cast(Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (_, called, arguments) -> answer(called.getName(), arguments)));
        MongoCaseStore store = new MongoCaseStore(answering(MongoDatabase.class, cases));
        List<Callable<Written>> questions = Stream.concat(Stream.of("first 1", "first 2"), Stream.of(caseIds))
                .map(caseId -> (Callable<Written>) () -> {
                    CaseLog empty = CaseLog.empty(caseId);
                    return store.append(empty, Samples.commit(writer, empty, "c-1", filed("O-1")));
                })
                .toList();
        List<FutureTask<Written>> answers = busy.askBehind(2, questions);
        busy.letGo();
        return answers.subList(2, answers.size());
    }

    /** One of them is refused, and whether another one was stored can no longer be seen: only that one does not know. */
    @Test
    void failsForItselfAlone() throws Exception {
        sharedFailure = refusal();

        List<FutureTask<Written>> answers = append("full", "stored before", "room");

        assertThatThrownBy(answers.get(0)::get).hasCauseInstanceOf(NotStorable.class);
        assertThatThrownBy(answers.get(1)::get).hasCauseInstanceOf(OutcomeUnknown.class);
        assertThat(answers.get(2).get()).isEqualTo(Written.STORED);
        assertThat(shared).containsExactly("a call with 3");
    }

    @Test
    void knowsOfNoneWhatBecameWhenTheAnswerIsLost() throws Exception {
        sharedFailure = CUT;

        assertThat(append("one", "two"))
                .hasSize(2)
                .allSatisfy(answer -> assertThatThrownBy(answer::get).hasCauseInstanceOf(OutcomeUnknown.class));
    }

    private static MongoBulkWriteException refusal() {
        BulkWriteError error = new BulkWriteError(NO_ROOM.getCode(), "no room", new BsonDocument(), 0);
        return new MongoBulkWriteException(BulkWriteResult.unacknowledged(), List.of(error), null, SERVER, Set.of());
    }
}
