package org.ballcourt.cases.relay;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.ballcourt.cases.relay.RelayInput.Acknowledged;
import org.ballcourt.cases.relay.RelayInput.Committed;
import org.ballcourt.cases.relay.RelayInput.Failed;
import org.ballcourt.cases.relay.RelayInput.Found;
import org.ballcourt.cases.relay.RelayInput.Lost;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitSideEffect;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of the transactional outbox relay, without threads, clocks or connections of their own; whoever drives them calls {@link #send} and {@link #mark} from one
 * thread.
 *
 * <p>The first copy of event n+1 of a case follows a copy of event n, whoever sends: each sender sends n+1 only after its own
 * acknowledgement of n or the store's mark of it. So a crash or a second owner brings duplicates, never a gap or an inversion.
 */
final class Relay {
    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    /** More cases than this wait in the store. */
    static final int MAX_IN_FLIGHT = 4096;

    private static final int REMEMBERED = 10_000;

    /**
     * How far a case is.
     *
     * @param seq the newest event that was acknowledged
     * @param marked the version up to which the store is known to have noted that
     */
    private record Recent(long seq, long marked) {
        private static final Recent NOTHING = new Recent(0, 0);
    }

    private final CaseStore cases;
    private final EventPublisher out;
    private final Predicate<String> owns;
    private final List<CommitSideEffect> sideEffects;
    private final Consumer<RelayInput> inputs;
    private final LongSupplier nanos;
    private final RelayListener listener;
    private final Map<String, InFlightCase> inFlight = new HashMap<>();

    /** Cases of which Kafka has everything, and the store has not noted it. */
    private final Map<String, InFlightCase> unmarked = new LinkedHashMap<>();

    private boolean leftSomething;

    /** What this relay itself saw acknowledged, so that a stale hint is not sent twice. */
    private final Map<String, Recent> recent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Recent> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param owns whether this relay owns the segment of that case
     * @param inputs takes what Kafka answers, from any thread, for one of the next calls
     */
    Relay(
            CaseStore cases,
            EventPublisher out,
            Predicate<String> owns,
            List<CommitSideEffect> sideEffects,
            Consumer<RelayInput> inputs,
            LongSupplier nanos,
            RelayListener listener) {
        this.cases = cases;
        this.out = out;
        this.owns = owns;
        this.sideEffects = List.copyOf(sideEffects);
        this.inputs = inputs;
        this.nanos = nanos;
        this.listener = listener;
    }

    /** Sends what is to be sent after everything that happened since the last call; marks nothing. */
    void send(Collection<RelayInput> happened) {
        Map<String, InFlightCase> touched = new LinkedHashMap<>();
        for (RelayInput input : happened) {
            InFlightCase sending = react(input);
            if (sending != null) {
                touched.put(sending.caseId(), sending);
            }
        }
        for (InFlightCase sending : touched.values()) {
            if (inFlight.get(sending.caseId()) == sending && !sendNext(sending)) {
                unmarked.put(sending.caseId(), sending);
            }
        }
    }

    /** Whether something was left to the store since this was asked last: only a look there takes it up again. */
    boolean hasLeftSomething() {
        boolean left = leftSomething;
        leftSomething = false;
        return left;
    }

    /** How many cases a mark would be written for. */
    int unmarked() {
        return unmarked.size();
    }

    /** Notes in the store, in one write, which cases are done; a crash before that brings duplicates. */
    void mark() {
        List<InFlightCase> done = unmarked.values().stream()
                .filter(sending -> inFlight.get(sending.caseId()) == sending && sending.isDone())
                .toList();
        unmarked.clear();
        markRelayed(done);
    }

    private InFlightCase react(RelayInput input) {
        return switch (input) {
            case Committed committed -> hear(committed.log());
            case Found found -> find(found.caseId());
            case Acknowledged acknowledged -> acknowledge(acknowledged);
            case Failed failed -> {
                drop(failed.inFlight());
                yield null;
            }
            case Lost lost -> {
                recent.keySet().removeAll(lost.caseIds());
                inFlight.keySet().removeAll(lost.caseIds());
                leftSomething = true;
                yield null;
            }
        };
    }

    private InFlightCase begin(CaseLog found) {
        String caseId = found.caseId();
        if (!found.isPending() || inFlight.containsKey(caseId)) {
            return null;
        }
        if (inFlight.size() >= MAX_IN_FLIGHT) {
            leftSomething = true;
            return null;
        }
        long acknowledged = Math.max(
                found.relayedSeq(), recent.getOrDefault(caseId, Recent.NOTHING).seq());
        InFlightCase sending = new InFlightCase(found, acknowledged, nanos.getAsLong());
        inFlight.put(caseId, sending);
        return sending;
    }

    /** A log that is behind the mark is an old one, or the mark was taken back: the store knows. */
    private InFlightCase hear(CaseLog told) {
        if (isBehindItsMark(told)) {
            return find(told.caseId());
        }
        InFlightCase sending = inFlight.get(told.caseId());
        if (sending == null) {
            return begin(told);
        }
        sending.goesOn(told);
        return sending;
    }

    private boolean isBehindItsMark(CaseLog log) {
        return log.relayed() < recent.getOrDefault(log.caseId(), Recent.NOTHING).marked();
    }

    private InFlightCase find(String caseId) {
        if (inFlight.containsKey(caseId)) {
            return null;
        }
        try {
            CaseLog found = cases.load(caseId);
            if (isBehindItsMark(found)) {
                // The topic has lost what it acknowledged, and somebody has taken the mark back.
                recent.remove(caseId);
            }
            return begin(found);
        } catch (RuntimeException e) {
            // One case that cannot be read must not hold up the others; it stays pending, visibly.
            log.error("Case {} cannot be relayed", caseId, e);
            leftSomething = true;
            return null;
        }
    }

    private InFlightCase acknowledge(Acknowledged answer) {
        InFlightCase sending = answer.inFlight();
        if (inFlight.get(sending.caseId()) != sending) {
            // It was dropped meanwhile; what it had sent says nothing about what is to be sent now.
            return null;
        }
        recent.merge(
                sending.caseId(),
                new Recent(answer.seq(), sending.log().relayed()),
                (before, now) ->
                        new Recent(Math.max(before.seq(), now.seq()), Math.max(before.marked(), now.marked())));
        sending.acknowledged(answer.seq(), answer.place());
        return sending;
    }

    /** Sends the next event; false if there is none left. */
    private boolean sendNext(InFlightCase sending) {
        if (!owns.test(sending.caseId())) {
            drop(sending);
            return true;
        }
        sending.next().ifPresent(event -> send(sending, event));
        return !sending.isDone();
    }

    private void send(InFlightCase sending, LoggedEvent event) {
        sending.sent();
        EventPublisher.SendCallback answer = new EventPublisher.SendCallback() {
            @Override
            public void acknowledged(Place place) {
                listener.sent(event);
                inputs.accept(new Acknowledged(sending, event.seq(), place));
            }

            @Override
            public void failed(Exception cause) {
                listener.failed(event, cause);
                inputs.accept(new Failed(sending));
            }
        };
        try {
            out.send(event, answer);
        } catch (RuntimeException notEvenBegun) {
            answer.failed(notEvenBegun);
        }
    }

    private void markRelayed(List<InFlightCase> done) {
        List<InFlightCase> ready = done.stream().filter(this::applySideEffects).toList();
        if (ready.isEmpty()) {
            return;
        }
        try {
            List<String> changed =
                    cases.markRelayed(ready.stream().map(InFlightCase::mark).toList());
            for (InFlightCase sending : ready) {
                inFlight.remove(sending.caseId());
                listener.relayed(sending.log());
                if (changed.contains(sending.caseId())) {
                    inputs.accept(new Found(sending.caseId()));
                } else {
                    recent.put(
                            sending.caseId(),
                            new Recent(sending.acknowledged(), sending.log().version()));
                }
            }
        } catch (RuntimeException e) {
            log.warn("Cannot mark {} cases as relayed just now: {}", ready.size(), e.getMessage());
            ready.forEach(this::drop);
        }
    }

    private boolean applySideEffects(InFlightCase sending) {
        try {
            sideEffects.forEach(sideEffect -> sideEffect.apply(sending.log(), sending.newCommits()));
            return true;
        } catch (RuntimeException e) {
            log.warn(
                    "What follows from the newest commits of case {} is tried again: {}",
                    sending.caseId(),
                    e.getMessage());
            drop(sending);
            return false;
        }
    }

    /** The store still lists the case as pending, so the next sweep takes it up again. */
    private void drop(InFlightCase sending) {
        inFlight.remove(sending.caseId(), sending);
        leftSomething = true;
    }

    int inFlight() {
        return inFlight.size();
    }

    /** When the case that waits longest was first seen; 0 if none waits. */
    long oldest() {
        return inFlight.values().stream().mapToLong(InFlightCase::since).min().orElse(0);
    }
}
