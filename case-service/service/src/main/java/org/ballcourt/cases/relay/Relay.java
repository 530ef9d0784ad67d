package org.ballcourt.cases.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.ballcourt.cases.relay.Signal.Acknowledged;
import org.ballcourt.cases.relay.Signal.Committed;
import org.ballcourt.cases.relay.Signal.Failed;
import org.ballcourt.cases.relay.Signal.Found;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitFollower;
import org.ballcourt.cases.store.LoggedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of relaying, without threads, clocks or connections of their own; whoever drives them calls {@link #turn} from one thread.
 *
 * <p>The first copy of event n+1 of a case follows a copy of event n, whoever sends: each sender sends n+1 only after its own
 * acknowledgement of n or the store's mark of it. So a crash or a second owner brings duplicates, never a gap or an inversion.
 */
final class Relay {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** More cases than this wait in the store. */
    static final int MOST_FLIGHTS = 4096;

    private static final int REMEMBERED = 10_000;

    private final CaseStore cases;
    private final EventOut out;
    private final Predicate<String> owns;
    private final List<CommitFollower> followers;
    private final Consumer<Signal> signals;
    private final LongSupplier nanos;
    private final RelayListener listener;
    private final Map<String, Flight> flights = new HashMap<>();

    /** What this relay itself saw acknowledged, so that a stale hint is not sent twice. */
    private final Map<String, Long> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param owns whether this relay owns the segment of that case
     * @param signals takes what Kafka answers, from any thread, for one of the next turns
     */
    Relay(
            CaseStore cases,
            EventOut out,
            Predicate<String> owns,
            List<CommitFollower> followers,
            Consumer<Signal> signals,
            LongSupplier nanos,
            RelayListener listener) {
        this.cases = cases;
        this.out = out;
        this.owns = owns;
        this.followers = List.copyOf(followers);
        this.signals = signals;
        this.nanos = nanos;
        this.listener = listener;
    }

    /** Reacts to everything that happened since the last turn: sends first, then marks what is done. */
    void turn(Collection<Signal> happened) {
        Map<String, Flight> touched = new LinkedHashMap<>();
        for (Signal signal : happened) {
            Flight flight = react(signal);
            if (flight != null) {
                touched.put(flight.caseId(), flight);
            }
        }
        List<Flight> landed = new ArrayList<>();
        for (Flight flight : touched.values()) {
            if (flights.get(flight.caseId()) == flight && !goOn(flight)) {
                landed.add(flight);
            }
        }
        land(landed);
    }

    private Flight react(Signal signal) {
        return switch (signal) {
            case Committed committed -> begin(committed.log());
            case Found found -> find(found.caseId());
            case Acknowledged acknowledged -> acknowledge(acknowledged.flight(), acknowledged.seq());
            case Failed failed -> {
                drop(failed.flight());
                yield null;
            }
        };
    }

    private Flight begin(CaseLog found) {
        String caseId = found.caseId();
        if (!found.isPending() || flights.containsKey(caseId) || flights.size() >= MOST_FLIGHTS) {
            return null;
        }
        long acknowledged = Math.max(found.relayedSeq(), recent.getOrDefault(caseId, 0L));
        Flight flight = new Flight(found, acknowledged, nanos.getAsLong());
        flights.put(caseId, flight);
        return flight;
    }

    private Flight find(String caseId) {
        if (flights.containsKey(caseId)) {
            return null;
        }
        try {
            return begin(cases.load(caseId));
        } catch (RuntimeException e) {
            // One case that cannot be read must not hold up the others; it stays pending, visibly.
            log.error("Case {} cannot be relayed", caseId, e);
            return null;
        }
    }

    private Flight acknowledge(Flight flight, long seq) {
        recent.merge(flight.caseId(), seq, Math::max);
        flight.acknowledged(seq);
        return flight;
    }

    /** Sends the next event; false if there is none left. */
    private boolean goOn(Flight flight) {
        if (!owns.test(flight.caseId())) {
            drop(flight);
            return true;
        }
        flight.next().ifPresent(event -> send(flight, event));
        return !flight.isDone();
    }

    private void send(Flight flight, LoggedEvent event) {
        flight.sent();
        out.send(event, new EventOut.Fate() {
            @Override
            public void acknowledged() {
                listener.sent(event);
                signals.accept(new Acknowledged(flight, event.seq()));
            }

            @Override
            public void failed(Exception cause) {
                listener.failed(event, cause);
                signals.accept(new Failed(flight));
            }
        });
    }

    private void land(List<Flight> landed) {
        List<Flight> followed = landed.stream().filter(this::follow).toList();
        if (followed.isEmpty()) {
            return;
        }
        try {
            List<String> changed =
                    cases.markRelayed(followed.stream().map(Flight::mark).toList());
            for (Flight flight : followed) {
                flights.remove(flight.caseId());
                listener.relayed(flight.log());
                if (changed.contains(flight.caseId())) {
                    signals.accept(new Found(flight.caseId()));
                }
            }
        } catch (RuntimeException e) {
            log.warn("Cannot mark {} cases as relayed just now: {}", followed.size(), e.getMessage());
            followed.forEach(this::drop);
        }
    }

    private boolean follow(Flight flight) {
        try {
            followers.forEach(follower -> follower.follow(flight.log(), flight.newCommits()));
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "What follows from the newest commits of case {} is tried again: {}",
                    flight.caseId(),
                    e.getMessage());
            drop(flight);
            return false;
        }
    }

    /** The store still lists the case as pending, so the next sweep takes it up again. */
    private void drop(Flight flight) {
        flights.remove(flight.caseId(), flight);
    }

    int inFlight() {
        return flights.size();
    }

    /** When the case that waits longest was first seen; 0 if none waits. */
    long oldest() {
        return flights.values().stream().mapToLong(Flight::since).min().orElse(0);
    }
}
