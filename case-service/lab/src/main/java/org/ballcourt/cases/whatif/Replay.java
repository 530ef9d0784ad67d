package org.ballcourt.cases.whatif;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.DecisionInput;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.domain.Policies;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.CaseEvent.OfferMade;
import org.ballcourt.contracts.CaseEvent.UnavailabilityDeclared;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;

/** Tells one case again: people act when they acted, time brings what the policy says, and at the end silence runs until it is closed. */
final class Replay {
    /** More than any path of silence has; a case that is still open then is told as such. */
    private static final int MOST_LAPSES = 1000;

    private static final Comparator<Duty> EARLIEST = Comparator.comparing(Duty::dueAt)
            .thenComparingInt(duty -> Integer.parseInt(duty.dutyId().substring(1)));

    private static final Set<DutyKind> REQUESTS = EnumSet.of(DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);

    private final History history;
    private final CaseDecider decider;
    private final List<DatedEvent> events = new ArrayList<>();
    private final List<ReplayedCase.Refusal> refused = new ArrayList<>();
    private final Renumbering numbers = new Renumbering();
    private CaseState state = CaseState.NONE;
    private Instant payAt;
    private int paidBefore;

    private Replay(History history, Policies policies) {
        this.history = history;
        this.decider = new CaseDecider(policies);
    }

    /** Under one version, whichever governed the case. */
    static ReplayedCase of(History history, Policy policy) {
        return of(history, new OnePolicy(policy));
    }

    static ReplayedCase of(History history, Policies policies) {
        return new Replay(history, policies).run();
    }

    private ReplayedCase run() {
        for (ReplayStep step : history.steps()) {
            passTimeUntil(step.at());
            switch (step) {
                case ReplayStep.Asked asked -> ask(asked);
                case ReplayStep.Looked looked -> lookAsOf(looked.at());
                case ReplayStep.Paid paid -> {
                    paidBefore++;
                    if (payAt != null && !payAt.isAfter(paid.at())) {
                        pay(paid.at(), paid.actor(), paid.reference());
                    }
                }
            }
            if (!state.exists()) {
                return new ReplayedCase(events, state, refused);
            }
        }
        staySilent();
        return new ReplayedCase(events, state, refused);
    }

    /** What was due before, as far as anybody watched the clocks. */
    private void passTimeUntil(Instant until) {
        while (true) {
            Optional<Duty> due = earliest()
                    .filter(duty -> duty.dueAt().isBefore(until))
                    .filter(duty -> !history.unwatched().at(duty.dueAt()));
            boolean pays = payAt != null && payAt.isBefore(until);
            if (pays && (due.isEmpty() || !payAt.isAfter(due.get().dueAt()))) {
                payInTime();
            } else if (due.isPresent()) {
                look(due.get().dueAt());
            } else {
                return;
            }
        }
    }

    private void staySilent() {
        for (int lapses = 0; state.isOpen() && lapses < MOST_LAPSES; lapses++) {
            Instant due = earliest().orElseThrow().dueAt();
            if (payAt != null && !payAt.isAfter(due)) {
                payInTime();
            } else {
                look(due);
            }
        }
    }

    /** What a ruling that leaves the remedy out gives by now. */
    private Remedy claimed() {
        return state.exists()
                ? state.claimed().getFirst().remedy()
                : history.complaint().remedy();
    }

    private void ask(ReplayStep.Asked asked) {
        if (asked.begin().event() instanceof UnavailabilityDeclared then) {
            numberRequest(then, asked.actor());
        }
        CaseCommand command = CommandsFromEvents.commandOf(asked.begin(), claimed(), numbers);
        try {
            List<DatedEvent> decided = decide(asked.at(), asked.actor(), command, asked.facts());
            note(asked, decided);
            add(decided);
        } catch (CaseRejection no) {
            refused.add(new ReplayedCase.Refusal(
                    asked.at(), asked.actor().role(), command.getClass().getSimpleName(), no.code()));
            look(asked.at());
        }
    }

    /** What is asked is known by its element: its number depends on everything that was asked, moved or given back before. */
    private void numberRequest(UnavailabilityDeclared then, Actor asked) {
        state.ball().open().stream()
                .filter(duty -> duty.isHeldBy(asked) && REQUESTS.contains(duty.kind()))
                .filter(duty -> Objects.equals(duty.about(), then.element()))
                .min(Comparator.comparing((Duty duty) -> !duty.dutyId().equals(then.dutyId()))
                        .thenComparing(EARLIEST))
                .ifPresent(duty -> numbers.duty(then.dutyId(), duty.dutyId()));
    }

    /** The clocks find everything that is overdue then. */
    private void look(Instant at) {
        lookAsOf(notBack(at));
    }

    /** They look at what is over, which may be a moment before the last event. */
    private void lookAsOf(Instant past) {
        earliest()
                .filter(duty -> !duty.dueAt().isAfter(past))
                .ifPresent(duty -> add(decider.decide(
                        new DecisionInput(
                                history.caseId(), Actor.SYSTEM, past, new LapseDuty(duty.dutyId()), Facts.NONE),
                        state)));
    }

    private void payInTime() {
        pay(payAt, Actor.SYSTEM, "what-if");
    }

    private void pay(Instant at, Actor actor, String reference) {
        payAt = null;
        try {
            add(decide(at, actor, new RecordAdvance(null, reference), Facts.NONE));
        } catch (CaseRejection notNow) {
            look(at);
        }
        if (payAt == null) {
            History.advanceOpened(state.ball().open()).ifPresent(this::expectPayment);
        }
    }

    private List<DatedEvent> decide(Instant at, Actor actor, CaseCommand command, Facts facts) {
        return decider.decide(new DecisionInput(history.caseId(), actor, notBack(at), command, facts), state);
    }

    private void add(List<DatedEvent> decided) {
        for (DatedEvent dated : decided) {
            Instant at = notBack(dated.at().truncatedTo(ChronoUnit.MILLIS));
            events.add(new DatedEvent(at, dated.actor(), dated.event()));
            state = state.evolve(at, dated.actor(), dated.event());
            if (payAt == null) {
                History.advanceOpened(dated.event().ball().opened()).ifPresent(this::expectPayment);
            }
        }
        if (!state.isOpen()) {
            payAt = null;
        }
    }

    /** At the very instant at which it was paid then, where it was ordered then too; else after as long as the first one took. */
    private void expectPayment(Instant opened) {
        payAt = history.paidThen(opened, paidBefore)
                .or(() -> history.payDelay().map(opened::plus))
                .orElse(null);
    }

    private Optional<Duty> earliest() {
        return state.ball().open().stream().min(EARLIEST);
    }

    /** Time never goes back within a case. */
    private Instant notBack(Instant at) {
        return state.lastAt() == null || at.isAfter(state.lastAt()) ? at : state.lastAt();
    }

    private void note(ReplayStep.Asked asked, List<DatedEvent> decided) {
        boolean system = asked.actor().role() == Role.SYSTEM;
        int own = (int) decided.stream()
                .takeWhile(dated -> !History.isOwn(system, dated.actor(), dated.event()))
                .count();
        for (int i = 0; i < asked.seqs().size() && own + i < decided.size(); i++) {
            numbers.event(asked.seqs().get(i), state.events() + own + i + 1);
        }
        for (DatedEvent dated : decided) {
            if (dated.event() instanceof OfferMade offer) {
                long seq = asked.seqs().getFirst();
                original(seq).ifPresent(then -> numbers.offer(then.offerId(), offer.offerId()));
            }
        }
    }

    private Optional<OfferMade> original(long seq) {
        return history.recorded().get((int) seq - 1).event() instanceof OfferMade offer
                ? Optional.of(offer)
                : Optional.empty();
    }
}
