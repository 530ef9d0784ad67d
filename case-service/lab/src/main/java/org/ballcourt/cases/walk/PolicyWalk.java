package org.ballcourt.cases.walk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Stage;

/** Goes through every state that a case can reach under a policy, checks the invariants in each, and follows silence to its end. */
public final class PolicyWalk {
    /** Enough to see what is wrong; the walk stops there. */
    private static final int MOST_DEAD_ENDS = 5;

    /** Far more than any policy needs; a walk that does not end is a fault as well. */
    private static final int MOST_STATES = 500_000;

    private static final int REPORT_EVERY = 1_000;

    /** A state that is still to be gone on from. */
    private record Open(int number, CaseState state) {}

    private final Policy policy;
    private final DeciderHarness core;
    private final Abstraction abstraction;
    private final Invariants invariants;
    private final Map<StateKey, Integer> numbers = new HashMap<>();
    private final List<int[]> cameBy = new ArrayList<>();
    private final Map<Message, Integer> labelNumbers = new HashMap<>();
    private final List<Message> labels = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private final LapseGraph lapses = new LapseGraph();
    private final Set<PolicyProof.Edge> edges = new LinkedHashSet<>();
    private final Map<StateKey, Open> silences = new LinkedHashMap<>();
    private final Set<StateKey> partsOfLonger = new HashSet<>();
    private final Set<DeadEnd> deadEnds = new LinkedHashSet<>();
    private final Visitor visitor;
    private long transitions;
    private int reported;
    private boolean goesRound;

    /** Sees every state each time that the walk comes to it, for tests. */
    interface Visitor {
        void visit(StateKey key, CaseState normal);
    }

    private PolicyWalk(Policy policy, Visitor visitor) {
        this.policy = policy;
        this.core = new DeciderHarness(policy);
        this.abstraction = new Abstraction(policy);
        this.invariants = new Invariants(policy);
        this.visitor = visitor;
    }

    public static PolicyWalk of(Policy policy) {
        return of(policy, (key, normal) -> {});
    }

    static PolicyWalk of(Policy policy, Visitor visitor) {
        return new PolicyWalk(policy, visitor);
    }

    public PolicyProof prove() {
        return prove((states, transitions) -> {});
    }

    /** @param progress is told how many states and transitions there were so far */
    public PolicyProof prove(BiConsumer<Integer, Long> progress) {
        for (Move filing : new Filings(policy, abstraction.now()).all()) {
            step(-1, CaseState.NONE, filing);
        }
        for (Move filing : SmallMatters.filings(abstraction.now(), policy)) {
            step(-1, CaseState.NONE, filing);
        }
        while (!open.isEmpty() && !goesRound && deadEnds.size() < MOST_DEAD_ENDS && numbers.size() < MOST_STATES) {
            expand(open.poll());
            if (numbers.size() >= reported + REPORT_EVERY) {
                reported = numbers.size();
                progress.accept(reported, transitions);
                lookForCycle();
            }
        }
        if (numbers.size() >= MOST_STATES) {
            deadEnds.add(new DeadEnd(Message.of("lab.walk.no-end"), List.of(), List.of()));
        }
        lookForCycle();
        progress.accept(numbers.size(), transitions);
        SilentPath longest = deadEnds.isEmpty() ? longestSilence() : null;
        return new PolicyProof(
                policy.version(), numbers.size(), transitions, Set.copyOf(edges), longest, List.copyOf(deadEnds));
    }

    /** One is enough: what goes round there goes round in a thousand states. */
    private void lookForCycle() {
        if (!goesRound) {
            Optional.ofNullable(lapses.cycle(numbers.size()))
                    .map(this::goesRound)
                    .ifPresent(end -> {
                        goesRound = true;
                        deadEnds.add(end);
                    });
        }
    }

    private SilentPath longestSilence() {
        silences.keySet().removeAll(partsOfLonger);
        List<LongestSilence.Candidate> from = silences.values().stream()
                .map(quiet -> new LongestSilence.Candidate(quiet.state(), wayTo(quiet.number())))
                .toList();
        return new LongestSilence(policy).of(from);
    }

    private DeadEnd goesRound(LapseGraph.Cycle cycle) {
        return new DeadEnd(
                Message.of("lab.walk.goes-round"),
                wayTo(cycle.entry()),
                cycle.labels().stream().map(labels::get).toList());
    }

    private void expand(Open from) {
        List<Integer> silent = new ArrayList<>();
        for (Move move : MoveGenerator.of(from.state(), abstraction.now(), policy)) {
            int to = step(from.number(), from.state(), move);
            if (to >= 0 && move.isLapse()) {
                silent.add(to);
                silent.add(labelOf(move));
            }
        }
        lapses.add(from.number(), silent.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Number of the state that the move leads to; -1 where a rule refuses it or a law is broken. */
    private int step(int number, CaseState normal, Move move) {
        CaseState before = move.given().apply(normal);
        List<DatedEvent> events;
        try {
            events = core.decide(move, before);
        } catch (CaseRejection refused) {
            if (move.isLapse()) {
                fault(number, move, Message.of("lab.walk.lapse-refused").with("why", refused.message()));
            }
            return -1;
        } catch (RuntimeException failed) {
            fault(number, move, Message.of("lab.walk.core-fails").with("failure", failed));
            return -1;
        }
        CaseState after = folded(number, move, before, events);
        if (after == null) {
            return -1;
        }
        transitions++;
        note(move, before, after, events);
        Optional<Message> wrong = broken(move, before, after, events);
        if (wrong.isPresent()) {
            fault(number, move, wrong.get());
            return -1;
        }
        CaseState to = abstraction.normal(after);
        if (move.isLapse() && LongestSilence.isWithin(normal, to, policy)) {
            partsOfLonger.add(abstraction.keyOf(to).silent());
        }
        return enter(number, move, to);
    }

    private Optional<Message> broken(Move move, CaseState before, CaseState after, List<DatedEvent> events) {
        Optional<Message> wrong = invariants.ofState(after).or(() -> invariants.ofWaiting(after));
        if (wrong.isPresent() || !move.isLapse()) {
            return wrong;
        }
        return invariants.ofLapse(before, move.at(), after.stage(), events);
    }

    private CaseState folded(int number, Move move, CaseState before, List<DatedEvent> events) {
        CaseState state = before;
        for (DatedEvent dated : events) {
            CaseEvent event = dated.event();
            CaseState next = state.evolve(dated.at(), dated.actor(), event);
            CaseState from = state;
            Optional<Message> wrong = invariants.ofTime(dated).or(() -> invariants.ofMoney(from, event, next));
            if (wrong.isPresent()) {
                fault(number, move, wrong.get());
                return null;
            }
            state = next;
        }
        return state;
    }

    private void note(Move move, CaseState before, CaseState after, List<DatedEvent> events) {
        Stage from = before.exists() ? before.stage() : null;
        if (from != after.stage()) {
            String by = move.isLapse()
                    ? move.lapsing().onLapse().name()
                    : move.command().getClass().getSimpleName();
            edges.add(new PolicyProof.Edge(from, by, move.isLapse(), after.stage()));
        }
    }

    private int enter(int number, Move move, CaseState normal) {
        StateKey key = abstraction.keyOf(normal);
        Integer known = numbers.get(key);
        if (known != null) {
            visitor.visit(key, normal);
            return known;
        }
        int fresh = numbers.size();
        numbers.put(key, fresh);
        cameBy.add(new int[] {number, labelOf(move)});
        Open entered = new Open(fresh, normal);
        open.add(entered);
        if (normal.stage() != Stage.CLOSED) {
            silences.putIfAbsent(key.silent(), entered);
        }
        visitor.visit(key, normal);
        return fresh;
    }

    private int labelOf(Move move) {
        return labelNumbers.computeIfAbsent(move.label().get(), label -> {
            labels.add(label);
            return labels.size() - 1;
        });
    }

    private void fault(int number, Move move, Message what) {
        List<Message> way = new ArrayList<>(wayTo(number));
        way.add(move.label().get());
        deadEnds.add(new DeadEnd(what, way, List.of()));
    }

    private List<Message> wayTo(int number) {
        List<Message> way = new ArrayList<>();
        for (int at = number; at >= 0; at = cameBy.get(at)[0]) {
            way.addFirst(labels.get(cameBy.get(at)[1]));
        }
        return way;
    }
}
