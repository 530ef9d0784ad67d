package org.ballcourt.cases.walk;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.DatedEvent;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** What must hold of every state and of every step between two; each check answers with what is wrong. */
final class Invariants {
    private final Policy policy;

    Invariants(Policy policy) {
        this.policy = policy;
    }

    /** Somebody has the ball, or the case is closed and nothing is left of it. */
    Optional<Message> ofState(CaseState state) {
        Ball ball = state.ball();
        if (state.stage() == Stage.CLOSED) {
            return ball.open().isEmpty() && ball.waiting().isEmpty() && state.outcome() != null
                    ? Optional.empty()
                    : Optional.of(Message.of("lab.law.closed-with-duties"));
        }
        if (ball.open().isEmpty()) {
            return Optional.of(Message.of("lab.law.nobody-with-the-ball").with("stage", "" + state.stage()));
        }
        Money credit = state.fulfilment().credit();
        BigDecimal held = (credit == null ? BigDecimal.ZERO : credit.amount()).add(paidSoFar(state));
        if (buyerHas(state).compareTo(held) != 0) {
            return Optional.of(Message.of("lab.law.credit")
                    .with("money", "" + buyerHas(state))
                    .with("credit", "" + held));
        }
        return ball.open().stream()
                .flatMap(duty -> ofDuty(duty, state).stream())
                .findFirst();
    }

    private Optional<Message> ofDuty(Duty duty, CaseState state) {
        String name = duty.kind() + " (" + duty.holder() + ")";
        if (!SilenceTable.belongs(duty.kind(), state.stage())) {
            return Optional.of(
                    Message.of("lab.law.duty-in-stage").with("duty", name).with("stage", "" + state.stage()));
        }
        if (state.ball().open().stream()
                .anyMatch(other ->
                        SilenceTable.dueTogether(duty, other) && !other.dueAt().equals(duty.dueAt()))) {
            return Optional.of(Message.of("lab.law.due-apart").with("duty", "" + duty.kind()));
        }
        if (duty.holder() == null || duty.dueAt() == null || duty.onLapse() == null) {
            return Optional.of(Message.of("lab.law.duty-lacks").with("duty", name));
        }
        if (!policy.clauses().containsKey(duty.clause())) {
            return Optional.of(
                    Message.of("lab.law.no-clause").with("duty", name).with("clause", duty.clause()));
        }
        return Optional.empty();
    }

    /** What silence brings is what each duty showed, at the instant it showed. */
    Optional<Message> ofLapse(CaseState before, Instant dueAt, Stage after, List<DatedEvent> events) {
        if (!events.stream().allMatch(event -> event.at().equals(dueAt))) {
            return Optional.of(Message.of("lab.law.another-instant"));
        }
        List<List<DatedEvent>> lapses = new ArrayList<>();
        for (DatedEvent dated : events) {
            if (dated.event() instanceof DutyLapsed || lapses.isEmpty()) {
                lapses.add(new ArrayList<>());
            }
            lapses.getLast().add(dated);
        }
        List<Duty> shown = before.ball().open().stream()
                .filter(duty -> duty.dueAt().equals(dueAt))
                .toList();
        if (shown.size() != lapses.size()) {
            return Optional.of(
                    Message.of("lab.law.lapses").with("duties", shown.size()).with("events", names(events)));
        }
        return IntStream.range(0, shown.size())
                .mapToObj(i -> ofLapse(shown.get(i), before.stage(), after, lapses.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Message> ofLapse(Duty shown, Stage before, Stage after, List<DatedEvent> events) {
        boolean first = events.getFirst().event() instanceof DutyLapsed lapse
                && lapse.dutyId().equals(shown.dutyId())
                && lapse.consequence() == shown.onLapse();
        String names = names(events);
        if (first
                && SilenceTable.allows(shown.onLapse(), names)
                && SilenceTable.leads(shown.onLapse(), before, after)) {
            return Optional.empty();
        }
        String name = shown.kind() + " (" + shown.holder() + ")";
        return Optional.of(Message.of("lab.law.other-consequence")
                .with("duty", name)
                .with("consequence", "" + shown.onLapse())
                .with("events", names)
                .with("stage", "" + after));
    }

    static String names(List<DatedEvent> events) {
        return events.stream()
                .map(event -> event.event().getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    /** Whoever gets the ball has time. */
    Optional<Message> ofTime(DatedEvent dated) {
        return dated.event().ball().opened().stream()
                .filter(duty -> !duty.dueAt().isAfter(dated.at()))
                .findFirst()
                .map(duty -> duty.kind() + " (" + duty.holder() + ")")
                .map(name -> Message.of("lab.law.no-time").with("duty", name));
    }

    /** Nothing is made out of nothing, the buyer never owes, and what a closed case owed was paid or is on record. */
    Optional<Message> ofMoney(CaseState before, CaseEvent event, CaseState after) {
        BigDecimal sum = event.ledger().stream()
                .map(LedgerEntry::change)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            return Optional.of(
                    Message.of("lab.law.ledger").with("event", name(event)).with("sum", "" + sum));
        }
        BigDecimal buyer = buyerHas(after);
        if (buyer.signum() < 0) {
            return Optional.of(
                    Message.of("lab.law.buyer-owes").with("event", name(event)).with("money", "" + buyer));
        }
        if (!(event instanceof CaseClosed closed)) {
            return Optional.empty();
        }
        BigDecimal due = dueAtEnd(before, closed);
        return due == null || buyer.compareTo(due) == 0
                ? Optional.empty()
                : Optional.of(Message.of("lab.law.paid-otherwise")
                        .with("outcome", "" + closed.outcome())
                        .with("money", "" + buyer)
                        .with("due", "" + due));
    }

    private static String name(CaseEvent event) {
        return event.getClass().getSimpleName();
    }

    private static BigDecimal buyerHas(CaseState state) {
        return state.money().getOrDefault(Account.BUYER, BigDecimal.ZERO);
    }

    /** What the buyer must have when the case ends so, a recorded debt of the platform included; null where somebody outside decided. */
    private static BigDecimal dueAtEnd(CaseState before, CaseClosed closed) {
        if (closed.outcome() == Outcome.EXTERNALLY_DECIDED) {
            return null;
        }
        boolean granted = closed.outcome() == Outcome.REMEDY_PERFORMED || closed.outcome() == Outcome.SETTLED;
        EnforcementPlan plan = before.fulfilment().plan();
        boolean byPlatform = before.stage() != Stage.ENFORCEMENT && closed.atFault() == Fault.PLATFORM;
        EnforcementPlan disputed = before.fulfilment().disputed();
        if (granted && byPlatform && (before.judgement().ruling() == null || disputed != null)) {
            RemedyLine claim =
                    new RemedyLine(before.filing().remedy(), before.filing().amount());
            return before.inMoney(disputed == null ? List.of(claim) : disputed.allLines())
                    .amount();
        }
        if (!granted || plan == null || plan.steps().isEmpty()) {
            return BigDecimal.ZERO;
        }
        boolean paidByPlatform = before.fulfilment().advanced() || closed.platformOwes() != null;
        List<StepKind> left = before.fulfilment().left();
        if (plan.parts() != null) {
            return net(plan).add(inKindInstead(before));
        }
        BigDecimal paid = paidSoFar(before);
        return paidByPlatform ? paid.add(StateKey.price(before, left).amount()) : paid;
    }

    private static BigDecimal net(EnforcementPlan plan) {
        return plan.parts().entrySet().stream()
                .filter(part -> part.getKey() != Account.BUYER)
                .map(part -> part.getValue().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The worth of goods that the seller did not send; in the walk the buyer bears nothing of them. */
    private static BigDecimal inKindInstead(CaseState state) {
        boolean silent = state.fulfilment().advanced();
        return state.fulfilment().left().stream()
                .filter(step -> silent && step != StepKind.REFUND && step != StepKind.COMPENSATE)
                .map(step -> state.priceOf(step).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The money of the steps that are done, what others pay back of what the platform laid out, and what the buyer need not pay back. */
    private static BigDecimal paidSoFar(CaseState state) {
        BigDecimal done = state.fulfilment().done().stream()
                .map(step -> state.fulfilment().paidBy(step).amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return state.fulfilment().recoveries().stream()
                .filter(recovery -> recovery.from() != Account.BUYER || recovery.reversed())
                .map(recovery -> recovery.amount().amount())
                .reduce(done, BigDecimal::add);
    }

    /** A case that was stopped by an offer or a suspension has what it goes on with. */
    Optional<Message> ofWaiting(CaseState state) {
        boolean suspended = state.stage() == Stage.SUSPENDED;
        boolean kept = state.ball().waiting().stream().anyMatch(w -> w.why() == DutyEnding.SUSPENDED);
        return suspended == kept
                ? Optional.empty()
                : Optional.of(Message.of("lab.law.waiting")
                        .with("stage", "" + state.stage())
                        .with("duties", "" + state.ball().waiting()));
    }
}
