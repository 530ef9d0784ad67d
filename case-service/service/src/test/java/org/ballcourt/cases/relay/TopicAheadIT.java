package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.MongoCaseStore;
import org.ballcourt.cases.store.MongoRelayedPlaces;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic of one partition that has more than the store does. */
class TopicAheadIT {
    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(server.uri()));
    private final MongoDatabase database = client.getDatabase("ballcourt_cases");
    private final CaseStore cases = new MongoCaseStore(database);
    private final MongoRelayedPlaces places = new MongoRelayedPlaces(database);
    private final CommitWriter writer = new CommitWriter(Samples.keys());
    private final List<Published> topic = new ArrayList<>();

    private final TopicTail tail = new TopicTail() {
        @Override
        public Map<Integer, End> ends() {
            return Map.of(0, new End(topic.size(), 1));
        }

        @Override
        public NavigableMap<Long, String> writtenAfter(int partition, int epoch) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void readFrom(Place place, Consumer<List<Published>> batch) {
            topic.stream()
                    .filter(each -> each.place().offset() >= place.offset())
                    .forEach(each -> batch.accept(List.of(each)));
        }
    };

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private TopicAhead ahead(boolean takeBack) {
        return new TopicAhead(places, tail, cases, takeBack);
    }

    private Commit commit(CaseLog base, int events) {
        CaseEvent[] said =
                Stream.generate(() -> Samples.stated("It leaks")).limit(events).toArray(CaseEvent[]::new);
        return Samples.commit(writer, base, base.caseId() + " " + base.version(), said);
    }

    private void publish(Commit commit) {
        commit.logged().forEach(event -> topic.add(new Published(new Place(0, topic.size()), event)));
    }

    private CaseLog store(CaseLog base, Commit commit) {
        assertThat(cases.append(base, commit)).isEqualTo(CaseStore.Written.STORED);
        return base.with(commit);
    }

    private void mark(CaseLog log, long offset) {
        cases.markRelayed(
                List.of(new CaseStore.RelayMark(log.caseId(), log.relayed(), log.version(), new Place(0, offset))));
    }

    @Test
    void findsNothingWhereWhatWasPublishedWasStored() {
        Commit first = commit(CaseLog.empty("BC-1"), 2);
        CaseLog log = store(CaseLog.empty("BC-1"), first);
        publish(first);
        mark(log, 0);
        publish(first);

        ahead(false).look();
        assertThat(ahead(false).isOver()).isTrue();
    }

    @Test
    void refusesAStoreThatLacksWhatWasPublished() {
        Commit first = commit(CaseLog.empty("BC-1"), 1);
        CaseLog log = store(CaseLog.empty("BC-1"), first);
        publish(first);
        mark(log, 0);
        publish(commit(log, 1));

        assertThatThrownBy(() -> ahead(false).look())
                .isInstanceOf(StoreOutdated.class)
                .hasMessageContaining("BC-1:2");
        assertThat(ahead(false).isOver()).isFalse();
        assertThat(cases.load("BC-1").lastSeq()).isEqualTo(1);
    }

    @Test
    void takesBackWhatIsMissingAsItWasAndPublishesItAgain() {
        Commit first = commit(CaseLog.empty("BC-1"), 1);
        CaseLog stored = store(CaseLog.empty("BC-1"), first);
        publish(first);
        mark(stored, 0);
        Commit second = commit(stored, 3);
        Commit third = commit(stored.with(second), 1);
        Commit unknown = commit(CaseLog.empty("BC-2"), 1);
        List.of(second, unknown, third).forEach(this::publish);

        ahead(true).look();

        CaseLog log = cases.load("BC-1");
        assertThat(log.head()).isEqualTo(third.lastHash());
        assertThat(log.logged())
                .extracting(LoggedEvent::payload)
                .isEqualTo(stored.with(second).with(third).logged().stream()
                        .map(LoggedEvent::payload)
                        .toList());
        assertThat(log.commits())
                .extracting(Commit::commandId)
                .containsExactly(first.commandId(), second.commandId(), third.commandId());
        assertThat(log.commitOf(second.actor(), second.commandId()))
                .hasValueSatisfying(
                        back -> assertThat(back.mayBeOf(second.bodyHash())).isTrue());
        assertThat(log.isPending()).isTrue();
        assertThat(cases.load("BC-2").head()).isEqualTo(unknown.lastHash());
        ahead(false).look();
    }

    /** Whoever may write to the topic could put such records there. */
    @Test
    void isNotStoppedByRecordsThatFollowNothing() {
        Commit first = commit(CaseLog.empty("BC-1"), 1);
        CaseLog log = store(CaseLog.empty("BC-1"), first);
        CaseLog other = CaseLog.empty("BC-1").with(commit(CaseLog.empty("BC-1"), 1));
        publish(commit(other, 1));
        publish(commit(log.with(commit(log, 1)), 1));

        ahead(false).look();
        ahead(true).look();
        assertThat(cases.load("BC-1").head()).isEqualTo(first.lastHash());
    }
}
