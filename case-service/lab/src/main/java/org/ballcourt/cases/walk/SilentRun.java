package org.ballcourt.cases.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.Stage;

/** Lets everybody be silent from a state on until the case is closed: the real core, the real clock of the policy. */
final class SilentRun {
    /** @param parent the lapse that began this duty; -1 where it was open when the silence began */
    record Lapse(DutyTerm term, Duty duty, int parent, Instant at) {}

    private final Policy policy;
    private final DeciderHarness core;
    private final List<Lapse> lapses = new ArrayList<>();
    private final Map<String, Integer> parents = new HashMap<>();
    private final Map<String, DutyTerm> terms = new HashMap<>();
    private final Set<DutyTerm> possible = EnumSet.noneOf(DutyTerm.class);
    private CaseState state;

    /** @param policy with one length for each term, whatever the goods */
    SilentRun(Policy policy, DeciderHarness core) {
        this.policy = policy;
        this.core = core;
    }

    /** Every duty that is open begins at that instant with its whole time, and every one that waits has its whole time left. */
    SilentRun from(CaseState normal, Instant start) {
        List<Duty> open = new ArrayList<>();
        for (Duty duty : normal.ball().open()) {
            DutyTerm term = longest(duty);
            terms.put(duty.dutyId(), term);
            open.add(StateCopies.timed(duty, start, due(term, start)));
        }
        List<Ball.Waiting> waiting = normal.ball().waiting().stream()
                .map(w -> new Ball.Waiting(
                        w.duty(), start, policy.terms().get(longest(w.duty())).time(), w.why()))
                .toList();
        Ball ball = new Ball(open, waiting, normal.ball().opened());
        state = StateCopies.filing(StateCopies.ball(normal, ball), normal.filing(), start);
        return this;
    }

    /** @param ruling fills in what was ruled, where there is a ruling */
    SilentRun toTheEnd(UnaryOperator<CaseState> ruling, Set<SilentPath.Turn> turns) {
        state = ruling.apply(state);
        while (state.isOpen()) {
            Duty next = state.ball().open().stream()
                    .min(Comparator.comparing(Duty::dueAt)
                            .thenComparing(duty -> state.ball().open().indexOf(duty)))
                    .orElseThrow();
            lapse(next, turns);
        }
        return this;
    }

    private void lapse(Duty duty, Set<SilentPath.Turn> turns) {
        CaseState before = state;
        Move move = new Move(null, null, Actors.CLOCK, duty.dueAt(), new LapseDuty(duty.dutyId()), duty);
        for (DatedEvent dated : core.decide(move, before)) {
            if (dated.event() instanceof DutyLapsed lapsed) {
                Duty over = state.ball().open().stream()
                        .filter(d -> d.dutyId().equals(lapsed.dutyId()))
                        .findFirst()
                        .orElseThrow();
                lapses.add(
                        new Lapse(terms.get(over.dutyId()), over, parents.getOrDefault(over.dutyId(), -1), dated.at()));
            }
            Lapse cause = lapses.getLast();
            for (Duty opened : dated.event().ball().opened()) {
                DutyTerm term = exactly(opened);
                terms.put(opened.dutyId(), term);
                parents.put(opened.dutyId(), lapses.size() - 1);
                turns.add(new SilentPath.Turn(cause.term(), cause.duty().onLapse(), term));
            }
            if (dated.event().ball().stage() == Stage.CLOSED) {
                turns.add(new SilentPath.Turn(cause.term(), cause.duty().onLapse(), null));
            }
            state = state.evolve(dated.at(), dated.actor(), dated.event());
        }
    }

    /** All terms whose lengths it depends on. */
    Set<DutyTerm> terms() {
        return possible;
    }

    Instant end() {
        return state.lastAt();
    }

    /** The duties of which each began when the one before was over; the last one closed the case. */
    List<Lapse> chain() {
        List<Lapse> chain = new ArrayList<>();
        for (int at = lapses.size() - 1; at >= 0; at = lapses.get(at).parent()) {
            chain.addFirst(lapses.get(at));
        }
        return chain;
    }

    private Instant due(DutyTerm term, Instant from) {
        Policy.Length length = policy.terms().get(term);
        return LongestSilence.plus(policy, from, length);
    }

    private Stream<DutyTerm> possible(Duty duty) {
        List<DutyTerm> all = LongestSilence.termsOf(duty, policy).toList();
        possible.addAll(all);
        return all.stream();
    }

    /** Of the terms that such a duty can stand under the longest. */
    private DutyTerm longest(Duty duty) {
        return possible(duty).max(byLength()).orElseThrow();
    }

    /** The term that a duty was just opened under. */
    private DutyTerm exactly(Duty duty) {
        return possible(duty)
                .filter(term -> due(term, duty.since()).equals(duty.dueAt()))
                .findFirst()
                .orElseGet(() -> longest(duty));
    }

    private Comparator<DutyTerm> byLength() {
        return Comparator.comparing((DutyTerm term) -> due(term, firstDay()).toEpochMilli())
                .thenComparing(Comparator.naturalOrder());
    }

    private Instant firstDay() {
        return policy.effectiveFrom().atStartOfDay(policy.calendar().zone()).toInstant();
    }

    static Duration total(List<Lapse> chain) {
        return chain.stream()
                .map(lapse -> Duration.between(lapse.duty().since(), lapse.at()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
