package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;

/** What others were awarded on the line goes before what this case has not done yet: the other half of rule 1. */
record ModelPrecedence(ModelCase c) {
    void giveWay() {
        boolean performs = c.isOpen()
                && c.stage == Stage.ENFORCEMENT
                && c.policy.secondEdition() != null
                && c.plan.whoBearsPerforms()
                && c.plan.outcome() != Outcome.EXTERNALLY_DECIDED
                && !c.awarded
                && !c.advanced;
        if (!performs) {
            return;
        }
        BigDecimal price = new ModelOrderLine(c).byOthers(false);
        BigDecimal beyond = new ModelOrderLine(c).byOthers(true);
        if (price.compareTo(c.paidOfPrice) == 0 && beyond.compareTo(c.compensated) == 0) {
            return;
        }
        List<ModelLine> left = left(price, beyond);
        if (!left.equals(c.plan.lines())) {
            c.lapsing = Role.SYSTEM;
            c.tell("RemedyReduced");
            c.paidOfPrice = price;
            c.compensated = beyond;
            goOnWith(left);
            c.lapsing = null;
        }
    }

    /** Steps that somebody did; those that nobody performs were passed over. */
    private List<StepKind> done() {
        return c.plan.steps().subList(0, c.stepsDone).stream()
                .filter(step -> c.payouts().isSellers(step))
                .toList();
    }

    private List<ModelLine> left(BigDecimal byOthers, BigDecimal beyondByOthers) {
        List<ModelLine> all = c.plan.lines();
        List<ModelLine> begun = all.stream()
                .filter(line -> done().stream().anyMatch(step -> isBegunBy(line, step)))
                .toList();
        BigDecimal value = c.order.value().amount();
        BigDecimal paid = c.paidToBuyer().max(BigDecimal.ZERO).subtract(c.credit);
        BigDecimal price = rest(value.subtract(byOthers), worth(begun, false), c.ofPrice(paid));
        BigDecimal most = new ModelActs(c).mostBeyond(value);
        BigDecimal beyond = rest(most.subtract(beyondByOthers), worth(begun, true), paid.subtract(c.ofPrice(paid)));
        List<ModelLine> left = new ArrayList<>();
        for (ModelLine line : all) {
            boolean compensates = line.remedy() == Remedy.COMPENSATION;
            BigDecimal worth = c.price(List.of(line), all);
            BigDecimal part = begun.contains(line) ? worth : worth.min(compensates ? beyond : price);
            if (!begun.contains(line)) {
                price = compensates ? price : price.subtract(part);
                beyond = compensates ? beyond.subtract(part) : beyond;
            }
            if (part.compareTo(worth) == 0) {
                left.add(line);
            } else if (part.signum() > 0) {
                left.add(new ModelLine(line.remedy(), part, line.goodsStay()));
            }
        }
        return left.isEmpty() ? List.of(new ModelLine(Remedy.NONE, BigDecimal.ZERO)) : left;
    }

    private static boolean isBegunBy(ModelLine line, StepKind step) {
        boolean sent = step == StepKind.SEND_REPLACEMENT || step == StepKind.SEND_REPAIRED;
        return line.isDoneBy(step) || sent && line.travels().contains(step);
    }

    private BigDecimal worth(List<ModelLine> begun, boolean beyond) {
        return c.price(
                begun.stream()
                        .filter(line -> (line.remedy() == Remedy.COMPENSATION) == beyond)
                        .toList(),
                c.plan.lines());
    }

    /** Where others have paid their part for good, the seller's part alone of what is cut is still to come. */
    private BigDecimal rest(BigDecimal left, BigDecimal begun, BigDecimal paid) {
        BigDecimal rest = left.max(BigDecimal.ZERO).subtract(begun).max(BigDecimal.ZERO);
        BigDecimal byOthers = paid.subtract(begun);
        if (byOthers.signum() <= 0) {
            return rest;
        }
        rest = rest.subtract(byOthers).max(BigDecimal.ZERO);
        int seller = c.plan.liability().getOrDefault(Account.SELLER, 0);
        int digits = Money.digits(c.order.unitPrice().currency());
        return seller == 0 || seller == 100
                ? rest
                : rest.movePointRight(2).divide(BigDecimal.valueOf(seller), digits, RoundingMode.DOWN);
    }

    private void goOnWith(List<ModelLine> left) {
        List<StepKind> done = done();
        List<StepKind> steps = new ArrayList<>(c.plan.steps());
        steps.removeIf(step -> !done.contains(step) && left.stream().noneMatch(line -> takes(line, step)));
        StepKind last = c.stepsDone == 0 ? null : c.plan.steps().get(c.stepsDone - 1);
        c.plan = new ModelPlan(left, steps, c.plan.liability(), c.plan.outcome(), true, c.plan.platformFirst());
        c.stepsDone = steps.indexOf(last) + 1;
        c.payouts().share();
        nextTurn();
        c.payouts().settle();
    }

    private static boolean takes(ModelLine line, StepKind step) {
        ModelLine moved = new ModelLine(line.remedy(), line.amount());
        return moved.steps().contains(step) || moved.travels().contains(step);
    }

    private void nextTurn() {
        Set<DutyKind> turns = Set.of(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM);
        ModelDuty turn = c.ball.stream()
                .filter(duty -> turns.contains(duty.kind))
                .findFirst()
                .orElse(null);
        StepKind next = c.nextStep();
        if (turn == null) {
            return;
        }
        if (next == null || !next.name().equals(turn.about)) {
            c.ball.remove(turn);
            c.payouts().openTurn();
        } else if (ModelPayouts.MONEY.contains(next)) {
            pay(turn, c.payouts().paysFor(next));
        }
    }

    private void pay(ModelDuty turn, Map<Account, BigDecimal> other) {
        if (!other.equals(turn.pays)) {
            ModelDuty same = turn.copy();
            same.pays = other;
            c.ball.remove(turn);
            c.add(same);
        }
    }
}
