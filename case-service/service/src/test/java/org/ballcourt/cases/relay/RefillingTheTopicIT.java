package org.ballcourt.cases.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.MongoCaseStore;
import org.ballcourt.cases.store.MongoRelayedPlaces;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.consumer.MongoSettings;
import org.ballcourt.store.embedded.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A topic of two partitions that loses what it had acknowledged, and a relay on a real store that fills it again. */
class RefillingTheTopicIT {
    private final EmbeddedStore server = EmbeddedStore.inMemory();
    private final MongoClient client = MongoClients.create(MongoSettings.durable(server.uri()));
    private final MongoDatabase database = client.getDatabase("ballcourt_cases");
    private final CaseStore cases = new MongoCaseStore(database);
    private final MongoRelayedPlaces places = new MongoRelayedPlaces(database);
    private final CommitWriter writer = new CommitWriter(Samples.keys());
    private final Map<Integer, List<LoggedEvent>> topic =
            new HashMap<>(Map.of(0, new ArrayList<>(), 1, new ArrayList<>()));
    private final Map<LoggedEvent, Integer> writers = new IdentityHashMap<>();
    private final List<RelayInput> inputs = new ArrayList<>();
    private int leader = 1;
    private Relay relay;
    private LostEvents lost;

    @BeforeEach
    void start() {
        relay = relay(this::hear);
        lost = new LostEvents(places, tail, inputs::add);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Relay relay(Consumer<RelayInput> next) {
        RelayListener silent = new RelayListener() {
            @Override
            public void sent(LoggedEvent event) {}

            @Override
            public void failed(LoggedEvent event, Exception cause) {}

            @Override
            public void relayed(CaseLog log) {}
        };
        return new Relay(cases, this::take, _ -> true, List.of(), next, () -> 1, silent);
    }

    private void hear(RelayInput input) {
        inputs.add(input);
        if (input instanceof RelayInput.Acknowledged answer) {
            lost.acknowledged(answer.place(), answer.inFlight().caseId(), answer.seq());
        }
    }

    private void take(LoggedEvent event, EventPublisher.SendCallback callback) {
        int partition = event.event().caseId().charAt(0) % 2;
        List<LoggedEvent> records = topic.get(partition);
        records.add(event);
        writers.put(event, leader);
        callback.acknowledged(new Place(partition, records.size() - 1));
    }

    private final TopicTail tail = new TopicTail() {
        @Override
        public Map<Integer, End> ends() {
            Map<Integer, End> ends = new HashMap<>();
            topic.forEach((partition, records) -> ends.put(partition, new End(records.size(), leader)));
            return ends;
        }

        @Override
        public NavigableMap<Long, String> writtenAfter(int partition, int epoch) {
            NavigableMap<Long, String> written = new TreeMap<>();
            List<LoggedEvent> records = topic.get(partition);
            for (int offset = 0; offset < records.size(); offset++) {
                if (writers.get(records.get(offset)) > epoch) {
                    written.put((long) offset, records.get(offset).event().id());
                }
            }
            return written;
        }

        @Override
        public void readFrom(Place place, Consumer<List<Published>> batch) {
            throw new UnsupportedOperationException();
        }
    };

    private TopicTail knownWhen(AtomicBoolean known) {
        return new TopicTail() {
            @Override
            public Map<Integer, End> ends() {
                if (!known.get()) {
                    throw new IllegalStateException("not known yet");
                }
                return tail.ends();
            }

            @Override
            public NavigableMap<Long, String> writtenAfter(int partition, int epoch) {
                return tail.writtenAfter(partition, epoch);
            }

            @Override
            public void readFrom(Place place, Consumer<List<Published>> batch) {
                tail.readFrom(place, batch);
            }
        };
    }

    private void commit(String caseId) {
        append(cases.load(caseId));
    }

    private CaseStore.Written append(CaseLog base) {
        return cases.append(
                base,
                Samples.commit(
                        writer,
                        base,
                        "c-" + base.version(),
                        base.lastSeq() == 0 ? Samples.filed("O-" + base.caseId()) : Samples.stated("word")));
    }

    private void relayAll() {
        do {
            cases.pending(Segments.ALL, 100).forEach(id -> inputs.add(new RelayInput.Found(id)));
            while (!inputs.isEmpty()) {
                List<RelayInput> happened = new ArrayList<>(inputs);
                inputs.clear();
                relay.send(happened);
                relay.mark();
            }
        } while (cases.countPending(Segments.ALL) > 0);
    }

    private void lookTwice() {
        lost.look();
        lost.look();
        relayAll();
    }

    private List<String> told(int partition) {
        return topic.get(partition).stream().map(event -> event.event().id()).toList();
    }

    @Test
    void tellsAgainTheCasesOfATailThatWasCutOffAndNoOthers() {
        List.of("a", "b", "c", "b", "c").forEach(this::commit);
        relayAll();
        commit("a");
        relayAll();
        assertThat(told(1)).endsWith("a:2");
        List<String> untouched = told(0);
        topic.get(1).removeLast();

        lookTwice();
        assertThat(told(1)).endsWith("a:1", "a:2");
        assertThat(told(0)).isEqualTo(untouched);
        List<String> whole = told(1);
        lookTwice();
        assertThat(told(1)).as("nothing is missing any more").isEqualTo(whole);
    }

    @Test
    void tellsEverythingAgainToATopicThatWasEmptied() {
        List.of("a", "b", "c", "d", "a", "b").forEach(this::commit);
        relayAll();
        topic.values().forEach(List::clear);

        lookTwice();
        assertThat(told(0)).containsExactlyInAnyOrder("b:1", "b:2", "d:1").containsSubsequence("b:1", "b:2");
        assertThat(told(1)).containsExactlyInAnyOrder("a:1", "a:2", "c:1").containsSubsequence("a:1", "a:2");
        commit("a");
        relayAll();
        assertThat(told(1)).endsWith("a:3");
    }

    /** Its newest event lies in the topic again before anybody has looked; the ones before it do not. */
    @Test
    void tellsAgainACaseThatWentOnAfterItsEventsWereLost() {
        List.of("a", "a", "c").forEach(this::commit);
        relayAll();
        topic.get(1).clear();
        commit("a");
        relayAll();
        assertThat(told(1)).containsExactly("a:3");

        lookTwice();
        assertThat(told(1)).containsSubsequence("a:1", "a:2", "a:3").contains("c:1");
        List<String> whole = told(1);
        lookTwice();
        assertThat(told(1)).as("nothing is missing any more").isEqualTo(whole);
    }

    /** What was lost before must be known before this process itself writes over it; nothing is kept for it meanwhile. */
    @Test
    void sendsNothingBeforeItMayBegin() {
        AtomicBoolean known = new AtomicBoolean();
        RelayLoop loop = new RelayLoop(
                cases, () -> Set.copyOf(Segments.ALL), new LinkedBlockingQueue<>(), System::nanoTime, this::relay);
        loop.watchedBy(new LostEvents(places, knownWhen(known), loop::input));
        commit("a");
        loop.committed(cases.load("a"));
        loop.runOnce();
        assertThat(told(1)).isEmpty();
        known.set(true);
        while (!loop.isIdle()) {
            loop.runOnce();
        }
        assertThat(told(1)).containsExactly("a:1");
    }

    /** As long as nobody looks others write over what is gone, and the end is where it was, or farther. */
    @Test
    void tellsAgainWhatOthersHaveWrittenOver() {
        List.of("a", "c", "e").forEach(this::commit);
        relayAll();
        lost.look();
        leader++;
        topic.get(1).removeLast();
        topic.get(1).removeLast();
        assertThat(told(1)).containsExactly("a:1");
        List.of("g", "i", "k").forEach(this::commit);
        relayAll();
        assertThat(told(1)).containsExactly("a:1", "g:1", "i:1", "k:1");

        lost.look();
        relayAll();
        assertThat(told(1)).contains("c:1", "e:1");
        List<String> whole = told(1);
        lookTwice();
        assertThat(told(1)).as("nothing is missing any more").isEqualTo(whole);
    }

    @Test
    void tellsNothingAgainUnderANewLeaderThatHasEverything() {
        List.of("a", "c").forEach(this::commit);
        relayAll();
        lost.look();
        leader++;
        lost.look();
        List.of("a", "e").forEach(this::commit);
        relayAll();
        lookTwice();
        assertThat(told(1)).containsExactly("a:1", "c:1", "a:2", "e:1");
    }

    @Test
    void knowsBeforeTheRelayBegins() {
        List.of("a", "c").forEach(this::commit);
        relayAll();
        assertThat(lost.isKnown()).isTrue();
        topic.get(1).removeLast();
        assertThat(lost.isKnown()).isFalse();
        assertThat(lost.isKnown()).isTrue();
        relayAll();
        assertThat(told(1)).containsExactly("a:1", "c:1");
    }

    /** After a change of leader the end is told too low for a moment. */
    @Test
    void doesNotBelieveAnEndThatWasTooLowOnce() {
        List.of("a", "b").forEach(this::commit);
        relayAll();
        LoggedEvent last = topic.get(1).removeLast();
        lost.look();
        topic.get(1).add(last);
        lost.look();
        relayAll();
        assertThat(told(1)).containsExactly("a:1");
    }

    /** The one who looks first has it written over before the other looks. */
    @Test
    void seesWhatAnotherProcessHasRelayed() {
        List.of("a", "c").forEach(this::commit);
        relayAll();
        topic.get(1).clear();
        lost = new LostEvents(places, tail, inputs::add);
        lookTwice();
        assertThat(told(1)).containsExactlyInAnyOrder("a:1", "c:1");
    }

    /** Another process saw the loss; the next that is heard here of the case is a new event of its own. */
    @Test
    void takesUpACaseWhoseMarkAnotherProcessTookBack() {
        commit("a");
        relayAll();
        topic.get(1).clear();
        places.relayAgain(List.of("a"));
        commit("a");
        inputs.add(new RelayInput.Committed(cases.load("a")));
        relayAll();
        assertThat(told(1)).containsExactly("a:1", "a:2");
    }

    /** Else whoever remembers the log would tell of the new event alone. */
    @Test
    void letsNobodyAppendToALogOfWhichTheyKnowAMarkThatWasTakenBack() {
        commit("a");
        relayAll();
        CaseLog known = cases.load("a");
        places.relayAgain(List.of("a"));

        assertThat(append(known)).isEqualTo(CaseStore.Written.CONFLICT);
        assertThat(append(cases.load("a"))).isEqualTo(CaseStore.Written.STORED);
    }

    /** The store knows the newest place of a case alone; whoever saw the one before knows that as well. */
    @Test
    void tellsAgainACaseThatWentOnBehindWhatWasWrittenOver() {
        List.of("a", "c").forEach(this::commit);
        relayAll();
        lost.look();
        leader++;
        topic.get(1).removeLast();
        List.of("e", "g", "c").forEach(this::commit);
        relayAll();
        assertThat(told(1)).doesNotContain("c:1").contains("c:2");

        lost.look();
        relayAll();
        assertThat(told(1)).containsSubsequence("c:1", "c:2");
        List<String> whole = told(1);
        lookTwice();
        assertThat(told(1)).as("nothing is missing any more").isEqualTo(whole);
    }
}
