package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import com.mongodb.client.MongoCollection;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.ballcourt.cases.store.BusyStore;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks that are written down together: each is durable before its reader gets anything, and none fails for another. */
@Timeout(60)
class SharedLooksTest {
    private static final ServerAddress SERVER = new ServerAddress();

    private final BusyStore busy = new BusyStore();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private RuntimeException sharedFailure;
    private final MongoAuditTrail trail =
            new MongoAuditTrail(collection(), () -> Instant.EPOCH, new SimpleMeterRegistry());

    @SuppressWarnings("unchecked")
    private MongoCollection<Document> collection() {
        return (MongoCollection<Document>) Proxy.newProxyInstance(
                MongoCollection.class.getClassLoader(),
                new Class<?>[] {MongoCollection.class},
                (_, called, arguments) -> {
                    switch (called.getName()) {
                        case "insertMany" -> insertMany((List<Document>) arguments[0]);
                        case "insertOne" -> insert((Document) arguments[0]);
                        default -> throw new AssertionError(called);
                    }
                    return null;
                });
    }

    /** In order, up to the first that is refused, as the driver does. */
    private void insertMany(List<Document> looks) {
        looks.forEach(look -> look.putIfAbsent("_id", new ObjectId()));
        if (looks.getFirst().getString("caseId").startsWith("first")) {
            busy.hold();
        } else if (sharedFailure != null) {
            throw sharedFailure;
        }
        looks.forEach(this::insert);
    }

    private void insert(Document look) {
        if (look.getString("caseId").equals("refused")) {
            throw refusal(2);
        }
        if (!written.add(look.getString("caseId"))) {
            throw refusal(11000);
        }
    }

    private static MongoWriteException refusal(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.of());
    }

    /** Each with whether it was written when its reader got the answer. */
    private List<FutureTask<Boolean>> look(int first, String... caseIds) {
        List<Callable<Boolean>> looks = Stream.of(caseIds)
                .map(caseId -> (Callable<Boolean>) () -> {
                    trail.read(new Actor(Role.AGENT, "wang"), List.of(caseId), "case");
                    return written.contains(caseId);
                })
                .toList();
        return busy.askBehind(first, looks);
    }

    @Test
    void answersNobodyBeforeTheLookIsWritten() throws Exception {
        List<FutureTask<Boolean>> answers = look(2, "first 1", "first 2", "a", "b");

        assertThat(answers).noneMatch(FutureTask::isDone);
        busy.letGo();
        for (FutureTask<Boolean> answer : answers) {
            assertThat(answer.get()).isTrue();
        }
    }

    @Test
    void losesNoLookForAnotherThatIsRefused() throws Exception {
        List<FutureTask<Boolean>> answers = look(2, "first 1", "first 2", "before", "refused", "after");
        busy.letGo();

        assertThatThrownBy(answers.get(3)::get).hasCauseInstanceOf(MongoWriteException.class);
        assertThat(answers.get(2).get()).isTrue();
        assertThat(answers.get(4).get()).isTrue();
        assertThat(written).containsExactlyInAnyOrder("first 1", "first 2", "before", "after");
    }

    @Test
    void answersNobodyWhileTheStoreIsAway() {
        sharedFailure = new MongoSocketReadException("cut", SERVER);
        List<FutureTask<Boolean>> answers = look(2, "first 1", "first 2", "a", "b");
        busy.letGo();

        assertThat(answers.subList(2, 4))
                .allSatisfy(answer -> assertThatThrownBy(answer::get).hasCauseInstanceOf(Unavailable.class));
    }
}
