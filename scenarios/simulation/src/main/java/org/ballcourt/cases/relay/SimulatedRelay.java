package org.ballcourt.cases.relay;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.consumer.TextHeaders;
import org.ballcourt.contracts.Topics;
import org.ballcourt.servicekit.workers.BackgroundWorkers;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.broker.SimulatedKey;
import org.ballcourt.simulation.broker.SimulatedProducer;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.SimulatedExecutor;
import org.ballcourt.simulation.kernel.SimulatedQueue;
import org.ballcourt.simulation.store.SimulatedCaseStore;
import org.ballcourt.simulation.store.SimulatedLeases;

/** The relay as {@link RelayConfiguration} puts it together, on simulated ground. */
public final class SimulatedRelay {
    private final RelayLoop loop;

    public SimulatedRelay(
            Node node,
            SimulatedBroker broker,
            SimulatedCaseStore cases,
            SimulatedLeases repository,
            MeterRegistry meters) {
        BackgroundWorkers workers = new BackgroundWorkers(meters, new SimulatedExecutor(node), _ -> {});
        SegmentLeases leases = new SegmentLeases(repository, node.toString(), node.nanos());
        Snapshots snapshots = new Snapshots();
        KafkaEventPublisher out =
                new KafkaEventPublisher(() -> SimulatedProducer.of(node, broker), new EventSealer(SimulatedKey.OWN));
        loop = new RelayLoop(
                cases,
                leases::owned,
                new SimulatedQueue<>(node.scheduler()),
                node.nanos(),
                inputs -> new Relay(
                        cases,
                        out,
                        caseId -> leases.owns(Segments.of(caseId)),
                        List.of(),
                        inputs,
                        node.nanos(),
                        new Reporter(snapshots)));
        LogAudit audit = new LogAudit(cases, caseId -> leases.owns(Segments.of(caseId)), snapshots);
        Checkpoints checkpoints = new Checkpoints(audit, snapshots, out);
        Tail tail = new Tail(node, broker);
        LostEvents lost = new LostEvents(cases, tail, loop::input);
        loop.watchedBy(lost);
        TopicAhead ahead = new TopicAhead(cases, tail, cases, false);
        loop.beginsWhen(ahead::isOver);
        node.spawn("start", () -> {
            new RelayService(workers, ahead, leases, loop, checkpoints).start();
            workers.every(LostEvents.PACE, "case-relay-lost-events", lost::look).startAfter(LostEvents.PACE);
        });
    }

    private record Tail(Node node, SimulatedBroker broker) implements TopicTail {
        @Override
        public Map<Integer, End> ends() {
            return node.call(() -> {
                Map<Integer, End> ends = new HashMap<>();
                for (int partition = 0; partition < SimulatedBroker.PARTITIONS; partition++) {
                    ends.put(
                            partition,
                            new End(
                                    broker.recordsNow(Topics.CASE_EVENTS, partition)
                                            .size(),
                                    broker.leader()));
                }
                return ends;
            });
        }

        @Override
        public NavigableMap<Long, String> writtenAfter(int partition, int epoch) {
            return node.call(() -> {
                NavigableMap<Long, String> written = new TreeMap<>();
                for (ConsumerRecord<byte[], byte[]> record : broker.recordsNow(Topics.CASE_EVENTS, partition)) {
                    if (record.leaderEpoch().orElseThrow() > epoch) {
                        written.put(
                                record.offset(),
                                TextHeaders.read(record.headers()).get("ce_id"));
                    }
                }
                return written;
            });
        }

        @Override
        public void readFrom(Place place, Consumer<List<Published>> batch) {
            batch.accept(node.call(() -> Published.in(
                    broker.recordsNow(Topics.CASE_EVENTS, place.partition()).stream()
                            .filter(record -> record.offset() >= place.offset())
                            .toList(),
                    SimulatedKey.VERIFIER)));
        }
    }

    private record Reporter(Snapshots snapshots) implements RelayListener {
        @Override
        public void sent(LoggedEvent event) {}

        @Override
        public void failed(LoggedEvent event, Exception cause) {}

        @Override
        public void relayed(CaseLog log) {
            snapshots.changed(log);
        }
    }

    /** What the command side tells it of a commit. */
    public void committed(CaseLog log) {
        loop.committed(log);
    }
}
