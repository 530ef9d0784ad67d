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
import org.ballcourt.cases.domain.Words;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** What must hold of every state and of every step between two; each check answers with what is wrong. */
final class Invariants {
    private final Policy policy;

    Invariants(Policy policy) {
        this.policy = policy;
    }

    /** Somebody has the ball, or the case is closed and nothing is left of it. */
    Optional<Words> ofState(CaseState state) {
        Ball ball = state.ball();
        if (state.stage() == Stage.CLOSED) {
            return ball.open().isEmpty() && ball.waiting().isEmpty() && state.outcome() != null
                    ? Optional.empty()
                    : wrong("a closed case has duties left, or no outcome", "已结案件仍有义务，或没有结果");
        }
        if (ball.open().isEmpty()) {
            return wrong(
                    "an open case in " + state.stage() + " has nobody with the ball",
                    "未结案件在 " + state.stage() + " 阶段无人持球");
        }
        Money credit = state.fulfilment().credit();
        BigDecimal held = credit == null ? BigDecimal.ZERO : credit.amount();
        if (buyerHas(state).compareTo(held) != 0) {
            return wrong(
                    "the buyer has " + buyerHas(state) + " where a credit of " + held + " is on record",
                    "买家余额 " + buyerHas(state) + " 与记录的垫付款 " + held + " 不符");
        }
        return ball.open().stream()
                .flatMap(duty -> ofDuty(duty, state).stream())
                .findFirst();
    }

    private Optional<Words> ofDuty(Duty duty, CaseState state) {
        String name = duty.kind() + " (" + duty.holder() + ")";
        if (!SilenceTable.belongs(duty.kind(), state.stage())) {
            return wrong(name + " is open in " + state.stage(), name + " 不应出现在 " + state.stage() + " 阶段");
        }
        if (state.ball().open().stream()
                .anyMatch(other ->
                        SilenceTable.dueTogether(duty, other) && !other.dueAt().equals(duty.dueAt()))) {
            return wrong("the two " + duty.kind() + " are due at different times", "双方的 " + duty.kind() + " 期限不同");
        }
        if (duty.holder() == null || duty.dueAt() == null || duty.onLapse() == null) {
            return wrong(name + " lacks a holder, a deadline or a consequence", name + " 缺少承担者、期限或后果");
        }
        if (!policy.clauses().containsKey(duty.clause())) {
            return wrong(
                    name + " names the clause " + duty.clause() + ", which the policy does not have",
                    name + " 引用的条款 " + duty.clause() + " 不在规则中");
        }
        return Optional.empty();
    }

    /** What silence brings is what each duty showed, at the instant it showed. */
    Optional<Words> ofLapse(CaseState before, Instant dueAt, Stage after, List<DatedEvent> events) {
        if (!events.stream().allMatch(event -> event.at().equals(dueAt))) {
            return wrong("silence brought something at another instant than shown", "沉默的后果发生时间与预示不符");
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
            return wrong(
                    shown.size() + " duties are over, but " + names(events) + " followed",
                    shown.size() + " 项义务到期，却带来 " + names(events));
        }
        return IntStream.range(0, shown.size())
                .mapToObj(i -> ofLapse(shown.get(i), before.stage(), after, lapses.get(i)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Words> ofLapse(Duty shown, Stage before, Stage after, List<DatedEvent> events) {
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
        return wrong(
                name + " showed " + shown.onLapse() + ", but its silence brought " + names + " in " + after,
                name + " 预示 " + shown.onLapse() + "，沉默却带来 " + names + "（" + after + "）");
    }

    static String names(List<DatedEvent> events) {
        return events.stream()
                .map(event -> event.event().getClass().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    /** Whoever gets the ball has time. */
    Optional<Words> ofTime(DatedEvent dated) {
        return dated.event().ball().opened().stream()
                .filter(duty -> !duty.dueAt().isAfter(dated.at()))
                .findFirst()
                .map(duty -> duty.kind() + " (" + duty.holder() + ")")
                .flatMap(name -> wrong(name + " is due when it begins", name + " 一开始即到期"));
    }

    /** Nothing is made out of nothing, the buyer never owes, and what a closed case owed was paid or is on record. */
    Optional<Words> ofMoney(CaseState before, CaseEvent event, CaseState after) {
        BigDecimal sum = event.ledger().stream()
                .map(LedgerEntry::change)
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
            return wrong("the ledger of " + name(event) + " sums to " + sum, name(event) + " 的账目合计为 " + sum);
        }
        BigDecimal buyer = buyerHas(after);
        if (buyer.signum() < 0) {
            return wrong("after " + name(event) + " the buyer has " + buyer, name(event) + " 之后买家余额为 " + buyer);
        }
        if (!(event instanceof CaseClosed closed)) {
            return Optional.empty();
        }
        BigDecimal due = dueAtEnd(before, closed);
        return due == null || buyer.compareTo(due) == 0
                ? Optional.empty()
                : wrong(
                        "the case closes " + closed.outcome() + " with " + buyer + " for the buyer where " + due
                                + " is due",
                        "案件以 " + closed.outcome() + " 结案，买家得 " + buyer + "，应得 " + due);
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
        if (granted && byPlatform && before.judgement().ruling() == null) {
            boolean inKind = StateKey.inKind(before.filing().remedy());
            Money claimed = before.filing().amount();
            return claimed.isZero() && inKind ? before.filing().order().value().amount() : claimed.amount();
        }
        if (!granted || plan == null || plan.steps().isEmpty()) {
            return BigDecimal.ZERO;
        }
        boolean paidByPlatform = before.fulfilment().advanced() || closed.platformOwes() != null;
        boolean money = before.fulfilment().done().contains(StepKind.REFUND)
                || before.fulfilment().done().contains(StepKind.COMPENSATE);
        return paidByPlatform
                ? StateKey.price(before).amount()
                : money ? plan.amount().amount() : BigDecimal.ZERO;
    }

    /** A case that was stopped by an offer or a suspension has what it goes on with. */
    Optional<Words> ofWaiting(CaseState state) {
        boolean suspended = state.stage() == Stage.SUSPENDED;
        boolean kept = state.ball().waiting().stream().anyMatch(w -> w.why() == DutyEnding.SUSPENDED);
        return suspended == kept
                ? Optional.empty()
                : wrong(
                        "what waits does not fit " + state.stage() + ": "
                                + state.ball().waiting(),
                        "等待中的义务与 " + state.stage() + " 阶段不符");
    }

    private static Optional<Words> wrong(String en, String zh) {
        return Optional.of(new Words(en, zh));
    }
}
