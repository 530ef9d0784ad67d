package org.ballcourt.cases.walk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.Ball;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Desk;
import org.ballcourt.cases.domain.Fulfilment;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.SideMatter;
import org.ballcourt.contracts.Account;
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
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/**
 * Everything of a state that some later decision reads; states with the same key go the same ways. What is read only by one
 * act (the content of an offer, a proposal, a ruling) is not here: the walk tries every content when it is read. Nor are budgets
 * (statements, ratings, rounds of asking, suspensions by reference and by time, outside decisions by reference, facts for a hand-off, the one settlement from adjudication, each
 * side's appeal and the time to join, the first edition's one dispute about returned goods, the one reopening, the one reversal of
 * each recovery): spending one only takes an act away, silence spends none, and the walk never lets one be spent. Nor are grounds:
 * each is a way to an act that BAD_FAITH or COMPLEX opens as well.
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
 * @param ruled there is a ruling: an appeal is about it, and under the first edition a dispute about returned goods is over
 * @param called who called the platform in, as long as that side may be refused or may appeal against it
 * @param condition the condition of returned goods is or was in question, and is no second time
 * @param plan what is left to perform; null if nothing
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
        Role called,
        boolean condition,
        Left plan,
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

    /**
     * @param why null while it is open
     * @param cause why the platform pays; null for all other duties
     * @param lapses how often that payment failed, up to the last try: a policy that tries for ever tries the same each time
     */
    record Held(
            DutyKind kind, Role holder, Named named, Consequence onLapse, DutyEnding why, String cause, int lapses) {}

    /**
     * @param remedy decides the steps, the amount whether there is anything to pay
     * @param payers who pays what a rule grants, where each performs its own part
     */
    record Claim(Remedy remedy, boolean money, Set<Account> payers) {}

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

    /**
     * @param rest whether the platform would have to pay if the seller were silent
     * @param others who bears a part beside the sides and owes it still
     * @param ordered whether that part would have to be paid to the buyer
     * @param recovered the platform has paid in the seller's place
     */
    record Left(
            List<StepKind> steps,
            boolean price,
            boolean rest,
            Set<Account> others,
            boolean ordered,
            boolean recovered,
            Outcome outcome) {}

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
                open(s, policy),
                waiting(s, policy),
                negotiating ? claim(s, policy) : null,
                mayComeToRuling(s, policy) ? worth(s, policy) : null,
                mayComeToRuling(s, policy) ? owned(s.desk(), policy) : null,
                mediating && s.negotiation().settlement() != null
                        ? Set.copyOf(s.negotiation().settlement().accepted())
                        : null,
                isRuled(s, policy),
                !closed && (stage == Stage.ACCEPTANCE || s.judgement().declined())
                        ? s.judgement().caller()
                        : null,
                !closed && s.fulfilment().disputed() != null,
                closed ? null : left(s),
                closed ? Credit.NONE : credit(s),
                last(s, policy));
    }

    /** Under the second edition nothing reads a ruling any more once it became a plan, or returned goods came into question. */
    private static boolean isRuled(CaseState s, Policy policy) {
        boolean ruled = s.judgement().ruling() != null && s.stage() != Stage.CLOSED;
        return policy.secondEdition() == null
                ? ruled
                : ruled && s.isRuledOn() && s.fulfilment().plan() == null;
    }

    /** The part that the silent way on from here depends on. */
    StateKey silent() {
        Worth quietly = worth == null ? null : new Worth(worth.money, worth.whole, false);
        Owned quiet = desk == null ? null : new Owned(desk.owner, false, 0, false, false, desk.senior);
        return new StateKey(
                matter,
                stage,
                suspendedFrom,
                open,
                waiting,
                claim,
                quietly,
                quiet,
                null,
                ruled,
                called,
                condition,
                plan,
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

    private static List<Held> open(CaseState s, Policy policy) {
        List<Held> held = new ArrayList<>(4);
        for (Duty duty : s.ball().open()) {
            held.add(held(duty, null, s, policy));
        }
        return held;
    }

    private static List<Held> waiting(CaseState s, Policy policy) {
        List<Held> held = new ArrayList<>(4);
        for (Ball.Waiting waiting : s.ball().waiting()) {
            held.add(held(waiting.duty(), waiting.why(), s, policy));
        }
        return held;
    }

    private static Held held(Duty duty, DutyEnding why, CaseState s, Policy policy) {
        boolean platform = duty.holder().isPlatform() && duty.holderId() != null;
        Actor owner = s.desk().owner();
        boolean owns =
                owner != null && owner.role() == duty.holder() && owner.id().equals(duty.holderId());
        Named named = !platform ? Named.ANYBODY : owns ? Named.OWNER : Named.OTHER;
        boolean outside = duty.kind() == DutyKind.AWAIT_OUTSIDE_BODY;
        int lapses = duty.kind() == DutyKind.PAY_ADVANCE
                ? Math.min(
                        s.fulfilment().outlay().lapsesOf(duty), policy.limits().advanceAttempts() - 1)
                : 0;
        return new Held(
                duty.kind(),
                outside ? Role.COURT : alike(duty.holder()),
                named,
                duty.onLapse(),
                why,
                causeOf(duty),
                lapses);
    }

    static String causeOf(Duty duty) {
        return duty.kind() == DutyKind.PAY_ADVANCE ? duty.about() : null;
    }

    /** A service provider is asked, answers and stays silent as a carrier does. */
    static Role alike(Role holder) {
        return holder == Role.SERVICE_PROVIDER ? Role.CARRIER : holder;
    }

    private static Claim claim(CaseState s, Policy policy) {
        Set<Account> payers = policy.secondEdition() == null
                ? Set.of()
                : policy.liabilityOf(s.filing().reason()).keySet();
        return new Claim(s.filing().remedy(), s.filing().amount().isPositive(), payers);
    }

    /** What the platform gives if it never rules: the claim, or what was to be performed before its goods came back. */
    private static Worth worth(CaseState s, Policy policy) {
        Fulfilment p = s.fulfilment();
        EnforcementPlan atStake = policy.secondEdition() == null || p.disputed() != null ? p.disputed() : p.plan();
        RemedyLine claim = new RemedyLine(s.filing().remedy(), s.filing().amount());
        Money price = s.inMoney(atStake == null ? List.of(claim) : atStake.allLines());
        boolean whole = price.compareTo(s.filing().order().value()) >= 0;
        boolean over = s.filing().amount().compareTo(policy.amounts().agentAuthority()) > 0;
        return new Worth(price.isPositive(), whole, over);
    }

    /** The platform has still to rule, or the seller may yet bring the case back to it by disputing returned goods. */
    private static boolean mayComeToRuling(CaseState s, Policy policy) {
        if (s.matter() != null || s.stage() == Stage.CLOSED) {
            return false;
        }
        Fulfilment p = s.fulfilment();
        if (p.disputed() != null) {
            Stage stage = s.stage() == Stage.SUSPENDED ? s.suspendedFrom() : s.stage();
            return stage.compareTo(Stage.APPEAL_WINDOW) < 0;
        }
        boolean goodsStillAway = p.plan() != null
                && p.plan().steps().contains(StepKind.RECEIVE_GOODS)
                && !p.done().contains(StepKind.RECEIVE_GOODS);
        boolean once = policy.secondEdition() == null && s.judgement().ruling() != null;
        return !once && (p.plan() == null || goodsStillAway);
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
        Money price = price(s, p.left());
        return new Left(
                p.left(),
                price.isPositive(),
                s.inPlaceOfTheSeller().isPositive(),
                others(p),
                s.unpaidOfOthers().isPositive(),
                p.advanced(),
                plan.outcome());
    }

    private static Set<Account> others(Fulfilment p) {
        Set<Account> owing = EnumSet.noneOf(Account.class);
        if (p.plan().parts() != null) {
            owing.addAll(p.plan().parts().keySet());
        }
        if (!p.plan().platformPaysFirst()) {
            owing.remove(Account.SELLER);
        }
        owing.remove(Account.BUYER);
        owing.removeIf(p::isRecoveredFrom);
        return owing;
    }

    /** Of a case that is performed: closed, or open only until what others bear is paid. */
    private static Last last(CaseState s, Policy policy) {
        Fulfilment p = s.fulfilment();
        boolean performed = s.isOpen()
                || s.outcome() == Outcome.REMEDY_PERFORMED
                || s.outcome() == Outcome.SETTLED
                || s.outcome() == Outcome.EXTERNALLY_DECIDED;
        boolean finished = p.plan() != null && p.endedByAStep();
        if (!performed || !finished || p.advanced() || policy.secondEdition() != null && p.buyerGotTheMoney()) {
            return null;
        }
        StepKind step = p.done().getLast();
        Money price = step.isMoney() ? p.paidBy(step) : s.priceOf(step);
        Money before = p.outlay().creditBefore() == null ? s.zero() : p.outlay().creditBefore();
        return new Last(p.done().getLast(), before.isPositive(), price.isPositive(), price.compareTo(before) > 0);
    }

    /** What those steps give to the buyer, in money. */
    static Money price(CaseState s, List<StepKind> steps) {
        return steps.stream().map(s::priceOf).reduce(s.zero(), Money::plus);
    }

    private static Credit credit(CaseState s) {
        Money credit = s.fulfilment().credit();
        if (credit == null || !credit.isPositive()) {
            return Credit.NONE;
        }
        return credit.compareTo(s.filing().order().value()) < 0 ? Credit.SOME : Credit.WHOLE;
    }
}
