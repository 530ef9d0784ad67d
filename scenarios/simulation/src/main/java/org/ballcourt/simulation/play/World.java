package org.ballcourt.simulation.play;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.ballcourt.cases.relay.SimulatedRelay;
import org.ballcourt.cases.store.LeaseRepository.Lease;
import org.ballcourt.consumer.GapRepair;
import org.ballcourt.consumer.SimulatedDocuments;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.escalation.SimulatedClocks;
import org.ballcourt.notifications.SimulatedNotices;
import org.ballcourt.notifications.deliveries.InMemoryDeliveryLog;
import org.ballcourt.simulation.broker.SimulatedBroker;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.store.SimulatedCaseStore;
import org.ballcourt.simulation.store.SimulatedLeases;
import org.ballcourt.simulation.store.Storage;
import org.bson.Document;

/** What there is in a schedule: cases, machines, a store, a broker, a mail server. */
final class World {
    /** Gauges of nodes that are gone are never read; one registry for all schedules makes none anew. */
    private static final MeterRegistry METERS = new SimpleMeterRegistry();

    /** The kinds of processes. */
    enum Kind {
        CASES,
        CLOCKS,
        NOTICES
    }

    /** A place in which a process lives, dies and lives again. */
    static final class Place {
        final Kind kind;
        final int number;
        int lives;
        Node node;
        Core core;

        Place(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }

        boolean isRunning() {
            return node != null && node.isRunning();
        }
    }

    final Scheduler scheduler;
    final SimulatedBroker broker;
    final Storage storage;
    final Observed observed = new Observed();
    final Addresses addresses = new Addresses();
    final Mailboxes.Trouble mailTrouble = new Mailboxes.Trouble();
    final SimulatedCaseStore.Logs logs = new SimulatedCaseStore.Logs();
    final Map<String, Script> scripts = new LinkedHashMap<>();
    final SimulatedClocks.Shared clocks = SimulatedClocks.Shared.empty();
    final Map<String, Document> noticeCases = SimulatedDocuments.none();
    final InMemoryDeliveryLog deliveries = new InMemoryDeliveryLog();
    final List<Place> places = new ArrayList<>();
    private final Map<String, Lease> leases = SimulatedLeases.none();
    private final List<Node> dead = new ArrayList<>();

    World(Random random) {
        scheduler = new Scheduler(random);
        broker = new SimulatedBroker(scheduler, Script.BEGIN);
        storage = new Storage(scheduler);
    }

    boolean has(Kind kind) {
        return places.stream().anyMatch(place -> place.kind == kind);
    }

    void start(Place place) {
        if (place.node != null && !place.node.isDead()) {
            return;
        }
        if (place.node != null) {
            dead.add(place.node);
        }
        long ahead = (scheduler.random().nextInt(2001) - 1000) * Scheduler.MILLI;
        String name = place.kind.name().toLowerCase(Locale.ROOT) + place.number + "#" + ++place.lives;
        Node node = new Node(scheduler, name, Script.BEGIN, ahead);
        place.node = node;
        switch (place.kind) {
            case CASES -> {
                SimulatedCaseStore store = new SimulatedCaseStore(storage, logs, node);
                SimulatedRelay relay =
                        new SimulatedRelay(node, broker, store, new SimulatedLeases(storage, leases, node), METERS);
                place.core = new Core(node, broker, scripts, store, relay, observed);
            }
            case CLOCKS -> new SimulatedClocks(node, broker, storage, clocks, repair(node), METERS);
            case NOTICES ->
                new SimulatedNotices(
                        node,
                        broker,
                        storage,
                        new SimulatedNotices.Shared(
                                noticeCases, deliveries, addresses, new Mailboxes(node, observed, mailTrouble)),
                        repair(node),
                        METERS);
        }
    }

    /** The case-service answers while one of its instances runs. */
    private GapRepair repair(Node asking) {
        return (caseId, fromSeq) -> {
            if (places.stream().noneMatch(place -> place.kind == Kind.CASES && place.isRunning())) {
                asking.call(() -> null);
                throw new UncheckedIOException(new IOException("The case-service does not answer"));
            }
            List<RecordedEvent> all =
                    storage.documents(asking, () -> logs.of(caseId).events());
            return all.stream().filter(event -> event.seq() >= fromSeq).toList();
        };
    }

    /** Errors that nobody caught, of all lives. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        List<Node> all = new ArrayList<>(dead);
        places.forEach(place -> all.add(place.node));
        for (Node node : all) {
            node.look();
            if (node.failure() != null) {
                failures.add("FAILED " + node.name() + ": " + traced(node.failure()));
            }
        }
        return failures;
    }

    private static String traced(Throwable failure) {
        StringBuilder traced = new StringBuilder(failure.toString());
        for (StackTraceElement frame :
                List.of(failure.getStackTrace()).subList(0, Math.min(6, failure.getStackTrace().length))) {
            traced.append("\n    ").append(frame);
        }
        return traced.toString();
    }

    /** Ends everything. */
    void close() {
        places.forEach(place -> place.node.kill());
    }
}
