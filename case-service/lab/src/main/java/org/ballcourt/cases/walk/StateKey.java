package org.ballcourt.cases.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/**
 * Everything of a state that some later decision reads; states with the same key go the same ways. What is read only by one
 * act (the content of an offer, a proposal, a ruling) is not here: the walk tries every content when it is read. Nor are budgets
 * (statements, ratings, rounds of asking, suspensions by reference, facts for a hand-off, the one settlement from adjudication, each
 * side's appeal and the time to join, the one dispute about returned goods, the one reopening): spending one only takes an act away,
 * silence spends none, and the walk never lets one be spent. Nor are grounds: each is a way to an act that BAD_FAITH or COMPLEX opens as well.
 *
 * @param matter what it is about if it is no dispute; a decided one may be appealed
 * @param stage decides which commands there are; CLOSED is the end
 * @param suspendedFrom where a suspended case goes back to
 * @param open who holds what with which consequence: enough, since any of them may be the first to lapse
 * @param waiting what runs on later, and whether an offer or a suspension stopped it
 * @param claim what accepting the claim would bring; null once the platform has the case, for then only its worth counts
 * @param worth whether the claim is worth money, and whether that is over an agent's authority; null when no decision reads it any more
 * @param desk who owns the case and what a hand-off would do; null once no duty is left that a hand-off could move
 * @param agreed the sides that accepted the platform's proposal; null without one
 * @param ruled there is a ruling: an appeal is about it, and a dispute about returned goods is over
 * @param plan what is left to perform; null if nothing
 * @param advanceLapses how often the payment failed, as far as the policy counts
 * @param credit whether the buyer holds some of the platform's money, and whether that is all that the order is worth
 * @param last after closing: the step that may be reported as not done, with what it booked; null if none may
 */
record StateKey(
        Small matter,
        Stage stage,
        Stage suspendedFrom,
        List<Held> open,
        List<Held> waiting,
        Claim claim,
        Worth worth,
        Owned desk,
        Set<Role> agreed,
        boolean ruled,
        Left plan,
        int advanceLapses,
        Credit credit,
        Last last) {
    /** @param byHead the level above decided it first, so that the next time nobody is above */
    record Small(MatterKind kind, boolean decided, boolean byHead) {}

    /** Whether a duty may be done by anybody of the role, by the owner, or by one other. */
    enum Named {
        ANYBODY,
        OWNER,
        OTHER
    }

    /** @param why null while it is open */
    record Held(DutyKind kind, Role holder, Named named, Consequence onLapse, DutyEnding why) {}

    /** @param remedy decides the steps, the amount whether there is anything to pay */
    record Claim(Remedy remedy, boolean money) {}

    /** @param whole all that the order is worth */
    record Worth(boolean money, boolean whole, boolean overAuthority) {}

    enum Credit {
        NONE,
        SOME,
        WHOLE
    }

    /**
     * @param emptyHandOffs up to the last that fixes no owner; 0 when fixed, since nothing counts them then
     * @param agents an agent had it, so that an empty hand-off to that agent would be a return
     */
    record Owned(Role owner, boolean fixed, int emptyHandOffs, boolean agents, boolean seniors, boolean senior) {}

    /** @param rest whether the price is more than the credit */
    record Left(List<StepKind> steps, boolean price, boolean rest, Outcome outcome) {}

    record Last(StepKind step, boolean creditBefore, boolean price, boolean rest) {}

    StateKey {
        open = List.copyOf(open);
        waiting = List.copyOf(waiting);
    }

    static StateKey of(CaseState s, Policy policy) {
        boolean closed = s.stage() == Stage.CLOSED;
        Stage stage = s.stage() == Stage.SUSPENDED ? s.suspendedFrom() : s.stage();
        boolean negotiating = stage == Stage.NEGOTIATION;
        boolean mediating = stage == Stage.MEDIATION;
        return new StateKey(
                small(s.matter(), policy),
                s.stage(),
                s.suspendedFrom(),
                open(s),
                waiting(s),
                negotiating ? new Claim(s.filing().remedy(), s.filing().amount().isPositive()) : null,
                mayComeToRuling(s) ? worth(s, policy) : null,
                mayComeToRuling(s) ? owned(s.desk(), policy) : null,
                mediating && s.negotiation().settlement() != null
                        ? Set.copyOf(s.negotiation().settlement().accepted())
                        : null,
                !closed && s.judgement().ruling() != null,
                closed ? null : left(s),
                closed
                        ? 0
                        : Math.min(
                                s.fulfilment().advanceLapses(), policy.limits().advanceAttempts()),
                closed ? Credit.NONE : credit(s),
                closed ? last(s) : null);
    }

    /** The part that the silent way on from here depends on. */
    StateKey silent() {
        Owned quiet = desk == null ? null : new Owned(desk.owner, false, 0, false, false, desk.senior);
        return new StateKey(
                matter,
                stage,
                suspendedFrom,
                open,
                waiting,
                claim,
                worth,
                quiet,
                null,
                ruled,
                plan,
                advanceLapses,
                credit,
                null);
    }

    private static Small small(SideMatter matter, Policy policy) {
        if (matter == null) {
            return null;
        }
        Actor first = matter.decidedBy();
        boolean byHead = first != null && first.id().equals(policy.agents().levelAbove());
        return new Small(matter.kind(), matter.decision() != null, byHead);
    }

    private static List<Held> open(CaseState s) {
        List<Held> held = new ArrayList<>(4);
        for (Duty duty : s.ball().open()) {
            held.add(held(duty, null, s.desk()));
        }
        return held;
    }

    private static List<Held> waiting(CaseState s) {
        List<Held> held = new ArrayList<>(4);
        for (Ball.Waiting waiting : s.ball().waiting()) {
            held.add(held(waiting.duty(), waiting.why(), s.desk()));
        }
        return held;
    }

    private static Held held(Duty duty, DutyEnding why, Desk desk) {
        boolean platform = duty.holder().isPlatform() && duty.holderId() != null;
        Actor owner = desk.owner();
        boolean owns =
                owner != null && owner.role() == duty.holder() && owner.id().equals(duty.holderId());
        Named named = !platform ? Named.ANYBODY : owns ? Named.OWNER : Named.OTHER;
        boolean outside = duty.kind() == DutyKind.AWAIT_OUTSIDE_BODY;
        return new Held(duty.kind(), outside ? Role.COURT : alike(duty.holder()), named, duty.onLapse(), why);
    }

    /** A service provider is asked, answers and stays silent as a carrier does. */
    static Role alike(Role holder) {
        return holder == Role.SERVICE_PROVIDER ? Role.CARRIER : holder;
    }

    private static Worth worth(CaseState s, Policy policy) {
        Money amount = s.filing().amount();
        boolean inKind = inKind(s.filing().remedy());
        boolean whole =
                amount.isZero() && inKind || amount.compareTo(s.filing().order().value()) >= 0;
        boolean over = amount.compareTo(policy.amounts().agentAuthority()) > 0;
        return new Worth(amount.isPositive() || inKind, whole, over);
    }

    /** The platform has still to rule, or the seller may yet bring the case back to it by disputing returned goods. */
    private static boolean mayComeToRuling(CaseState s) {
        Fulfilment p = s.fulfilment();
        boolean goodsStillAway = p.plan() != null
                && p.plan().steps().contains(StepKind.RECEIVE_GOODS)
                && !p.done().contains(StepKind.RECEIVE_GOODS);
        return s.matter() == null
                && s.stage() != Stage.CLOSED
                && s.judgement().ruling() == null
                && (p.plan() == null || goodsStillAway);
    }

    private static Owned owned(Desk desk, Policy policy) {
        int counted = Math.min(desk.emptyHandOffs(), policy.limits().emptyHandOffs() - 1);
        return new Owned(
                desk.owner() == null ? null : desk.owner().role(),
                desk.fixed(),
                desk.fixed() ? 0 : counted,
                !desk.fixed() && desk.holders().stream().anyMatch(a -> a.role() == Role.AGENT),
                !desk.fixed() && desk.holders().stream().anyMatch(a -> a.role() == Role.SENIOR),
                desk.senior());
    }

    private static Left left(CaseState s) {
        Fulfilment p = s.fulfilment();
        EnforcementPlan plan = p.plan();
        if (plan == null) {
            return null;
        }
        Money price = price(s);
        return new Left(
                plan.steps().subList(p.done().size(), plan.steps().size()),
                price.isPositive(),
                price.compareTo(p.credit() == null ? s.zero() : p.credit()) > 0,
                plan.outcome());
    }

    private static Last last(CaseState s) {
        Fulfilment p = s.fulfilment();
        boolean performed = s.outcome() == Outcome.REMEDY_PERFORMED || s.outcome() == Outcome.SETTLED;
        boolean finished = p.plan() != null && !p.done().isEmpty() && p.next().isEmpty();
        if (!performed || !finished || p.advanced()) {
            return null;
        }
        Money price = price(s);
        Money before = p.creditBefore() == null ? s.zero() : p.creditBefore();
        return new Last(p.done().getLast(), before.isPositive(), price.isPositive(), price.compareTo(before) > 0);
    }

    static Money price(CaseState s) {
        EnforcementPlan plan = s.fulfilment().plan();
        return plan.amount().isZero() && inKind(plan.remedy())
                ? s.filing().order().value()
                : plan.amount();
    }

    static boolean inKind(Remedy remedy) {
        return remedy == Remedy.REPAIR || remedy == Remedy.REPLACEMENT;
    }

    private static Credit credit(CaseState s) {
        Money credit = s.fulfilment().credit();
        if (credit == null || !credit.isPositive()) {
            return Credit.NONE;
        }
        return credit.compareTo(s.filing().order().value()) < 0 ? Credit.SOME : Credit.WHOLE;
    }
}
