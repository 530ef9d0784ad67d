package org.ballcourt.cases.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.CommitWriter;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.LossyCaseStore;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Message;

/** A store, a topic and relays whose every step the test decides: no threads, no time. */
final class RelayWorld {
    /** A record on its way: it may arrive, its sender may hear of it, in any order or never. */
    final class Sent {
        final LoggedEvent event;
        private final EventPublisher.SendCallback callback;
        boolean arrived;
        boolean answered;

        private Sent(LoggedEvent event, EventPublisher.SendCallback callback) {
            this.event = event;
            this.callback = callback;
        }

        Sent arrives() {
            arrived = true;
            topic.add(event);
            return this;
        }

        void isAcknowledged() {
            answered = true;
            callback.acknowledged(new Place(0, topic.size() - 1));
        }

        void fails() {
            answered = true;
            callback.failed(new IllegalStateException("no answer in time"));
        }
    }

    /** On the monotonic clock of all. */
    long nanos = 1;

    /** The store answers no reading. */
    boolean away;

    /** Not even a producer can be made. */
    boolean unreachable;

    /** A relay process. */
    final class Node implements RelayListener {
        final List<RelayInput> inputs = new ArrayList<>();
        final List<LoggedEvent> reported = new ArrayList<>();
        final Relay relay;
        private boolean dead;

        private Node(Predicate<String> owns, List<CommitSideEffect> sideEffects) {
            relay = new Relay(
                    store,
                    (event, callback) -> {
                        if (unreachable) {
                            throw new KafkaException("no broker has an address");
                        }
                        network.add(new Sent(event, callback));
                    },
                    owns,
                    sideEffects,
                    input -> {
                        if (!dead) {
                            inputs.add(input);
                        }
                    },
                    () -> nanos,
                    this);
        }

        Node hears(CaseLog log) {
            inputs.add(new RelayInput.Committed(log));
            return this;
        }

        Node sweeps() {
            store.pending(Segments.ALL, 100).forEach(id -> inputs.add(new RelayInput.Found(id)));
            return this;
        }

        Node turns() {
            List<RelayInput> happened = new ArrayList<>(inputs);
            inputs.clear();
            relay.send(happened);
            relay.mark();
            return this;
        }

        /** Sends, and leaves the marks for later. */
        Node sends() {
            List<RelayInput> happened = new ArrayList<>(inputs);
            inputs.clear();
            relay.send(happened);
            return this;
        }

        void crashes() {
            dead = true;
            inputs.clear();
        }

        @Override
        public void sent(LoggedEvent event) {
            reported.add(event);
        }

        @Override
        public void failed(LoggedEvent event, Exception cause) {
            // The input tells enough.
        }

        @Override
        public void relayed(CaseLog log) {
            // The store tells enough.
        }
    }

    final CaseStore stored = new InMemoryCaseStore();
    final List<Integer> marks = new ArrayList<>();
    final LossyCaseStore store = new LossyCaseStore(stored) {
        @Override
        public List<String> markRelayed(Collection<RelayMark> some) {
            marks.add(some.size());
            return super.markRelayed(some);
        }

        @Override
        public Map<String, CaseLog> loadAll(
                Collection<String> caseIds, BiConsumer<String, RuntimeException> unreadable) {
            readTogether.add(caseIds.size());
            if (away) {
                throw new Unavailable(Message.of("store.unavailable"), null);
            }
            return super.loadAll(caseIds, unreadable);
        }
    };
    /** Each call that reads logs, by how many. */
    final List<Integer> readTogether = new ArrayList<>();

    final List<LoggedEvent> topic = new ArrayList<>();
    final List<Sent> network = new ArrayList<>();
    private final CommitWriter writer = new CommitWriter(Samples.keys());

    Node node() {
        return node(caseId -> true);
    }

    Node node(Predicate<String> owns, CommitSideEffect... sideEffects) {
        return new Node(owns, List.of(sideEffects));
    }

    /** Stores one more commit. */
    CaseLog commit(String caseId, int events) {
        CaseLog base = stored.load(caseId);
        CaseEvent[] some = new CaseEvent[events];
        for (int i = 0; i < events; i++) {
            some[i] = base.lastSeq() + i == 0 ? Samples.filed("O-" + caseId) : Samples.stated("word");
        }
        Commit commit = Samples.commit(writer, base, "c-" + base.version(), some);
        stored.append(base, commit);
        return base.with(commit);
    }

    CaseLog commit(String caseId) {
        return commit(caseId, 1);
    }

    Sent last() {
        return network.getLast();
    }

    /** Numbers of the records in the topic, as they came. */
    List<Long> topicOf(String caseId) {
        return topic.stream()
                .filter(event -> event.event().caseId().equals(caseId))
                .map(LoggedEvent::seq)
                .toList();
    }

    /** What is sent and not answered yet. */
    List<Sent> open() {
        return network.stream().filter(sent -> !sent.answered).toList();
    }

    boolean isPending(String caseId) {
        return stored.load(caseId).isPending();
    }

    /** Everything works from now on: one relay goes on until nothing is left to do. */
    void settle(Node node) {
        for (int round = 0; round < 200 && !isSettled(node); round++) {
            node.sweeps().turns();
            open().forEach(sent -> {
                if (!sent.arrived) {
                    sent.arrives();
                }
                sent.isAcknowledged();
            });
            node.turns();
        }
    }

    private boolean isSettled(Node node) {
        return stored.countPending(Segments.ALL) == 0 && open().isEmpty() && node.inputs.isEmpty();
    }
}
