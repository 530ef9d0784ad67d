package org.ballcourt.cases.relay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.ballcourt.cases.store.Unavailable;
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

    /** Few calls, and little in memory of what is not under way. */
    private static final int READ_TOGETHER = 32;

    private final CaseStore cases;
    private final EventSender sender;
    private final Predicate<String> owns;
    private final Followers followers;
    private final Consumer<RelayInput> inputs;
    private final LongSupplier nanos;
    private final RelayListener listener;
    private final CasesUnderWay underWay = new CasesUnderWay();

    /** Cases of which Kafka has everything, and the store has not noted it. */
    private final Map<String, InFlightCase> unmarked = new LinkedHashMap<>();

    private final RecentlyRelayed recent = new RecentlyRelayed();

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
        this.sender = new EventSender(out, inputs, listener);
        this.owns = owns;
        this.followers = new Followers(sideEffects);
        this.inputs = inputs;
        this.nanos = nanos;
        this.listener = listener;
    }

    /** Sends what is to be sent after everything that happened since the last call; marks nothing. */
    void send(Collection<RelayInput> happened) {
        Set<InFlightCase> touched = new LinkedHashSet<>();
        Set<String> toRead = new LinkedHashSet<>();
        happened.forEach(input -> touched.add(react(input, toRead)));
        read(toRead, touched);
        touched.remove(null);
        sender.prepare(touched.stream().filter(underWay::has).toList());
        for (InFlightCase sending : touched) {
            if (underWay.has(sending) && !sendNext(sending)) {
                unmarked.put(sending.caseId(), sending);
            }
        }
    }

    private void read(Set<String> toRead, Set<InFlightCase> touched) {
        List<String> some = new ArrayList<>();
        for (String caseId : toRead) {
            if (underWay.has(caseId)) {
                continue;
            }
            if (!underWay.hasRoomFor(some.size() + 1)) {
                underWay.leaveToWait(caseId);
                continue;
            }
            some.add(caseId);
            if (some.size() == READ_TOGETHER) {
                readTogether(some, touched);
                some.clear();
            }
        }
        readTogether(some, touched);
    }

    /** One case that cannot be read must not hold up the others; it stays pending, visibly. */
    private void readTogether(List<String> some, Set<InFlightCase> touched) {
        if (some.isEmpty()) {
            return;
        }
        try {
            cases.loadAll(some, this::unreadable).values().forEach(found -> touched.add(find(found)));
        } catch (Unavailable away) {
            log.warn("{} cases cannot be read to be relayed just now: {}", some.size(), away.getMessage());
            underWay.leaveToStore();
        } catch (RuntimeException strange) {
            log.error("{} cases, {} among them, cannot be relayed", some.size(), some.getFirst(), strange);
            underWay.leaveToStore();
        }
    }

    private void unreadable(String caseId, RuntimeException why) {
        log.error("Case {} cannot be relayed", caseId, why);
        underWay.leaveToStore();
    }

    /** Whether something was left to the store since this was asked last: only a look there takes it up again. */
    boolean hasLeftSomething() {
        return underWay.hasLeftSomething();
    }

    /** How many cases a mark would be written for. */
    int unmarked() {
        return unmarked.size();
    }

    /** Notes in the store, in one write, which cases are done; a crash before that brings duplicates. */
    void mark() {
        List<InFlightCase> done = unmarked.values().stream()
                .filter(sending -> underWay.has(sending) && sending.isDone())
                .toList();
        unmarked.clear();
        markRelayed(done);
        underWay.giveRoom(caseId -> inputs.accept(new Found(caseId)));
    }

    /** @param toRead gets what only the store can tell */
    private InFlightCase react(RelayInput input, Set<String> toRead) {
        return switch (input) {
            case Committed committed -> hear(committed.log(), toRead);
            case Found found -> {
                toRead.add(found.caseId());
                yield null;
            }
            case Acknowledged acknowledged -> acknowledge(acknowledged);
            case Failed failed -> {
                underWay.fail(failed.inFlight());
                yield null;
            }
            case Lost lost -> {
                recent.forget(lost.caseIds());
                underWay.dropAll(lost.caseIds());
                yield null;
            }
        };
    }

    private InFlightCase begin(CaseLog found) {
        long acknowledged = Math.max(found.relayedSeq(), recent.acknowledged(found.caseId()));
        if (!found.isPending()) {
            underWay.forget(found.caseId());
            return null;
        }
        return underWay.begin(found, acknowledged, nanos.getAsLong());
    }

    /** A log that is behind the mark is an old one, or the mark was taken back: the store knows. */
    private InFlightCase hear(CaseLog told, Set<String> toRead) {
        if (recent.isBehindItsMark(told)) {
            toRead.add(told.caseId());
            return null;
        }
        InFlightCase sending = underWay.get(told.caseId());
        if (sending == null) {
            return begin(told);
        }
        sending.goesOn(told);
        return sending;
    }

    private InFlightCase find(CaseLog read) {
        if (recent.isBehindItsMark(read)) {
            // The topic has lost what it acknowledged, and somebody has taken the mark back.
            recent.forget(List.of(read.caseId()));
        }
        return begin(read);
    }

    private InFlightCase acknowledge(Acknowledged answer) {
        InFlightCase sending = answer.inFlight();
        if (!underWay.has(sending)) {
            // It was dropped meanwhile; what it had sent says nothing about what is to be sent now.
            return null;
        }
        recent.acknowledged(sending, answer.seq());
        sending.acknowledged(answer.seq(), answer.place());
        return sending;
    }

    /** Sends the next event; false if there is none left. */
    private boolean sendNext(InFlightCase sending) {
        if (!owns.test(sending.caseId())) {
            underWay.drop(sending);
            return true;
        }
        sending.next().ifPresent(event -> sender.send(sending, event));
        return !sending.isDone();
    }

    private void markRelayed(List<InFlightCase> done) {
        List<InFlightCase> ready = new ArrayList<>();
        done.forEach(sending -> {
            if (followers.follow(sending)) {
                ready.add(sending);
            } else {
                underWay.fail(sending);
            }
        });
        if (ready.isEmpty()) {
            return;
        }
        try {
            List<String> changed =
                    cases.markRelayed(ready.stream().map(InFlightCase::mark).toList());
            for (InFlightCase sending : ready) {
                underWay.done(sending);
                listener.relayed(sending.log());
                if (changed.contains(sending.caseId())) {
                    inputs.accept(new Found(sending.caseId()));
                } else {
                    recent.marked(sending);
                }
            }
        } catch (RuntimeException e) {
            log.warn("Cannot mark {} cases as relayed just now: {}", ready.size(), e.getMessage());
            ready.forEach(underWay::fail);
        }
    }

    int inFlight() {
        return underWay.size();
    }

    /** When the case that waits longest was first seen; 0 if none waits. */
    long oldest() {
        return underWay.oldest(owns);
    }
}
