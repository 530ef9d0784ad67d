package org.ballcourt.cases.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ballcourt.cases.relay.RelayInput.Acknowledged;
import org.ballcourt.cases.relay.RelayInput.Committed;
import org.ballcourt.cases.relay.RelayInput.Found;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.CommitHint;
import org.ballcourt.cases.store.Segments;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.consumer.IdleCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the relay's one worker does: wakes up for every input, and sweeps the store for what no input told.
 *
 * <p>While it waits it keeps the worker's thread, unlike every other job: an event is to leave the moment it is stored or the one before is
 * acknowledged, and a schedule, however short, would put its pause between any two events of a case.
 */
final class RelayLoop implements CommitHint, IdleCheck {
    private static final Logger log = LoggerFactory.getLogger(RelayLoop.class);
    private static final long SWEEP_NANOS = Duration.ofMillis(500).toNanos();

    /** While every commit is told here anyway; another instance may have begun since. */
    private static final long CALM_SWEEP_NANOS = Duration.ofSeconds(2).toNanos();

    /** Marks follow one another at this distance at least, so that under load many are one write; no reader of events waits for them. */
    private static final long MARK_NANOS = Duration.ofMillis(20).toNanos();

    private static final int MARKS = 500;
    private static final int BATCH = 500;
    private static final Duration BEFORE_IT_BEGINS = Duration.ofSeconds(1);

    private final AtomicInteger unanswered = new AtomicInteger();
    private final CaseStore cases;
    private final Supplier<Set<Integer>> owned;
    private final BlockingQueue<RelayInput> inputs;
    private final LongSupplier nanos;
    private final Relay relay;
    private volatile LostEvents lost;
    private volatile BooleanSupplier mayBegin = () -> true;
    private boolean begun;
    private volatile int inFlight;
    private volatile long oldest;
    private volatile long pending;
    private long sweptAt;
    private long sweepNanos = SWEEP_NANOS;
    private long markedAt;
    private Set<Integer> sweptOver = Set.of();

    /**
     * @param inputs what has happened and was not answered, from any thread
     * @param nanos a monotonic clock
     * @param relay makes the rules that this loop drives
     */
    RelayLoop(
            CaseStore cases,
            Supplier<Set<Integer>> owned,
            BlockingQueue<RelayInput> inputs,
            LongSupplier nanos,
            Function<Consumer<RelayInput>, Relay> relay) {
        this.cases = cases;
        this.owned = owned;
        this.inputs = inputs;
        this.nanos = nanos;
        this.sweptAt = nanos.getAsLong() - SWEEP_NANOS;
        this.markedAt = sweptAt;
        this.relay = relay.apply(this::input);
    }

    /** Nothing is sent before it is known what was lost; from then on each acknowledgement is told. */
    void watchedBy(LostEvents watch) {
        lost = watch;
    }

    /** Asked before anything is sent, until it is so. */
    void beginsWhen(BooleanSupplier ready) {
        mayBegin = ready;
    }

    @Override
    public void committed(CaseLog stored) {
        input(new Committed(stored));
    }

    void input(RelayInput input) {
        unanswered.incrementAndGet();
        inputs.add(input);
        LostEvents watch = lost;
        if (watch != null && input instanceof Acknowledged answer) {
            watch.acknowledged(answer.place(), answer.inFlight().caseId(), answer.seq());
        }
    }

    /** Answers what has happened, and waits for it; at the latest until it is time to look at the store. */
    Duration runOnce() {
        if (!begun && !(mayBegin.getAsBoolean() && (lost == null || lost.isKnown()))) {
            forget();
            return BEFORE_IT_BEGINS;
        }
        begun = true;
        try {
            answer();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return Duration.ZERO;
    }

    /** All of it stands in the store, where it is found later. */
    private void forget() {
        List<RelayInput> happened = new ArrayList<>();
        unanswered.addAndGet(-inputs.drainTo(happened));
    }

    private void answer() throws InterruptedException {
        List<RelayInput> happened = new ArrayList<>();
        RelayInput first = inputs.poll(Math.max(0, untilNext()), TimeUnit.NANOSECONDS);
        if (first != null) {
            happened.add(first);
        }
        int answered = happened.size() + inputs.drainTo(happened);
        try {
            if (nanos.getAsLong() - sweptAt >= sweepNanos) {
                happened.addAll(sweep());
            }
            relay.send(happened);
            mark();
            if (relay.hasLeftSomething()) {
                sweepNanos = SWEEP_NANOS;
            }
        } finally {
            inFlight = relay.inFlight();
            oldest = relay.oldest();
            unanswered.addAndGet(-answered);
        }
    }

    private long untilNext() {
        long now = nanos.getAsLong();
        long untilSweep = sweptAt + sweepNanos - now;
        return relay.unmarked() == 0 ? untilSweep : Math.min(untilSweep, markedAt + MARK_NANOS - now);
    }

    private void mark() {
        int waiting = relay.unmarked();
        if (waiting > 0 && (waiting >= MARKS || nanos.getAsLong() - markedAt >= MARK_NANOS)) {
            relay.mark();
            markedAt = nanos.getAsLong();
        }
    }

    /** Asks for so many that cases under way cannot hide others. */
    private List<RelayInput> sweep() {
        sweptAt = nanos.getAsLong();
        Set<Integer> mine = owned.get();
        boolean all = mine.size() == Segments.COUNT && mine.equals(sweptOver);
        sweptOver = mine;
        sweepNanos = SWEEP_NANOS;
        if (mine.isEmpty()) {
            return List.of();
        }
        try {
            List<String> found = cases.pending(mine, BATCH + relay.inFlight());
            pending = found.size() < BATCH ? found.size() : cases.countPending(mine);
            if (all && found.size() < BATCH) {
                sweepNanos = CALM_SWEEP_NANOS;
            }
            return found.stream().<RelayInput>map(Found::new).toList();
        } catch (Unavailable e) {
            log.warn("The relay cannot look for work just now: {}", e.getMessage());
            return List.of();
        }
    }

    long pending() {
        return pending;
    }

    double oldestSeconds() {
        long since = oldest;
        return since == 0 ? 0 : (nanos.getAsLong() - since) / 1e9;
    }

    @Override
    public String name() {
        return "case-relay";
    }

    @Override
    public boolean isIdle() {
        return unanswered.get() == 0 && inFlight == 0 && cases.countPending(Segments.ALL) == 0;
    }

    @Override
    public String doing() {
        return cases.countPending(Segments.ALL) + " cases to be relayed, " + inFlight + " records under way";
    }
}
