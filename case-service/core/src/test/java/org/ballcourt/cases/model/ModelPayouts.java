package org.ballcourt.cases.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ballcourt.cases.domain.DutyTerm;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.StepKind;

/**
 * Section 11, rule 8: who bears, performs. The credit of the case is here whatever the platform has laid out for the buyer and nobody
 * has paid back yet.
 */
final class ModelPayouts {
    static final String CREDIT = "PROVISIONAL_CREDIT";
    static final String SHARES = "SHARES";
    static final String EXPRESS = "EXPRESS_REFUND";
    static final String SILENT = "SELLER_SILENT";

    static final Set<StepKind> MONEY = Set.of(StepKind.REFUND, StepKind.COMPENSATE);
    private static final Set<StepKind> GOODS = Set.of(StepKind.RETURN_GOODS, StepKind.RECEIVE_GOODS);
    private static final List<Account> OTHERS = List.of(Account.CARRIER, Account.SERVICE_PROVIDER, Account.PLATFORM);

    private final ModelCase c;

    ModelPayouts(ModelCase c) {
        this.c = c;
    }

    private BigDecimal part(StepKind step, Account who) {
        return c.shares(c.price(c.linesDoneBy(step), c.plan.lines()), c.plan.liability())
                .getOrDefault(who, BigDecimal.ZERO)
                .negate();
    }

    /** The seller moves goods whoever pays, and does nothing else of which it bears nothing. */
    boolean isSellers(StepKind step) {
        if (MONEY.contains(step)) {
            return !c.plan.platformFirst() && part(step, Account.SELLER).signum() > 0;
        }
        return GOODS.contains(step) || c.plan.liability().getOrDefault(Account.SELLER, 0) > 0;
    }

    private boolean isPaid(StepKind step) {
        return MONEY.contains(step) || !isSellers(step);
    }

    /** Who bears how much is said once, when it is granted. */
    void share() {
        c.borne.clear();
        for (Account who : payees()) {
            for (StepKind step : c.plan.steps()) {
                c.borne.merge(who, isPaid(step) ? part(step, who) : BigDecimal.ZERO, BigDecimal::add);
            }
        }
    }

    /** Those for whom the platform lays out: in an express refund the seller is one of them. */
    private List<Account> payees() {
        return c.plan.platformFirst()
                ? List.of(Account.SELLER, Account.CARRIER, Account.SERVICE_PROVIDER, Account.PLATFORM)
                : OTHERS;
    }

    /** What one of the others still owes, or the platform bears. */
    private BigDecimal of(Account who) {
        return c.recovered.contains(who) ? BigDecimal.ZERO : c.borne.getOrDefault(who, BigDecimal.ZERO);
    }

    private BigDecimal others() {
        return payees().stream().map(this::of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal free() {
        return c.credit.subtract(others()).max(BigDecimal.ZERO);
    }

    private boolean isOrdered(String cause) {
        return c.ball.stream().anyMatch(d -> d.kind == DutyKind.PAY_ADVANCE && cause.equals(d.about));
    }

    private boolean isOrderedForOthers() {
        return isOrdered(SHARES) || isOrdered(EXPRESS);
    }

    /** After a step, or at the beginning: the seller's next one; and as soon as money is due, what the platform pays at once. */
    void openTurn() {
        StepKind next = c.nextStep();
        if (next != null && !MONEY.contains(next)) {
            c.openStep(next);
            if (!c.plan.platformFirst()) {
                return;
            }
            next = null;
        }
        if (next != null) {
            c.openStep(next);
            c.ball.getLast().pays = paysFor(next);
        }
        BigDecimal more = others().subtract(c.credit);
        if (more.signum() > 0 && !isOrderedForOthers()) {
            order(c.plan.platformFirst() ? EXPRESS : SHARES, more);
        }
    }

    /** Whom the seller pays with that step: the platform as far as that has paid before. */
    Map<Account, BigDecimal> paysFor(StepKind step) {
        BigDecimal part = part(step, Account.SELLER);
        BigDecimal back = free().min(part);
        Map<Account, BigDecimal> pays = new TreeMap<>();
        pays.put(Account.PLATFORM, back);
        pays.put(Account.BUYER, part.subtract(back));
        pays.values().removeIf(amount -> amount.signum() == 0);
        return pays;
    }

    void order(String cause, BigDecimal amount) {
        order(cause, amount, Consequence.RETRIED);
    }

    void order(String cause, BigDecimal amount, Consequence onLapse) {
        c.open(DutyKind.PAY_ADVANCE, Role.SYSTEM, null, DutyTerm.PAY_ADVANCE, cause, onLapse);
        c.ball.getLast().pays = new TreeMap<>(Map.of(Account.BUYER, amount));
    }

    /** The seller pays its part: to the platform as far as that has paid before. */
    void confirmed(StepKind step) {
        BigDecimal part = MONEY.contains(step) ? part(step, Account.SELLER) : BigDecimal.ZERO;
        BigDecimal back = free().min(part);
        Map<Account, BigDecimal> entries = new EnumMap<>(Account.class);
        entries.put(Account.SELLER, part.negate());
        entries.put(Account.PLATFORM, back);
        entries.put(Account.BUYER, part.subtract(back));
        c.lastBooked = entries;
        c.creditBefore = c.credit;
        c.book(entries);
        c.credit = c.credit.subtract(back);
    }

    /** In the silent seller's place: its own part of all that is left, and of goods everybody's. */
    private Map<Account, BigDecimal> left() {
        Map<Account, BigDecimal> left = new EnumMap<>(Account.class);
        OTHERS.forEach(who -> left.put(who, of(who)));
        for (StepKind step : c.plan.steps().subList(c.stepsDone, c.plan.steps().size())) {
            left.merge(Account.SELLER, part(step, Account.SELLER), BigDecimal::add);
            if (!isPaid(step)) {
                OTHERS.forEach(who -> left.merge(who, part(step, who), BigDecimal::add));
            }
        }
        return left;
    }

    void sellerWasSilent() {
        BigDecimal amount = left().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        for (ModelDuty duty : c.ball) {
            boolean ordered = duty.kind == DutyKind.PAY_ADVANCE && SHARES.equals(duty.about);
            amount = ordered ? amount.subtract(duty.pays.get(Account.BUYER)) : amount;
        }
        amount = amount.subtract(c.credit);
        if (amount.signum() > 0) {
            order(SILENT, amount);
        } else {
            c.tell("AdvancePaid");
            c.advanced = true;
            recover(left());
            settle();
        }
    }

    void paid(ModelDuty advance) {
        c.tell("AdvancePaid");
        c.ball.remove(advance);
        Map<Account, BigDecimal> owed = c.plan == null ? Map.of() : left();
        if (!advance.about.equals(CREDIT)) {
            layOut(advance);
        }
        goOn(advance, owed);
    }

    private void layOut(ModelDuty advance) {
        BigDecimal amount = advance.pays.get(Account.BUYER);
        c.book(Map.of(Account.BUYER, amount, Account.PLATFORM, amount.negate()));
        c.credit = c.credit.add(amount);
    }

    private void goOn(ModelDuty advance, Map<Account, BigDecimal> owed) {
        if (advance.about.equals(SILENT)) {
            c.advanced = true;
            recover(owed);
        }
        if (!advance.about.equals(CREDIT)) {
            settle();
        }
    }

    /** It will never be paid: that is the platform's debt, but who is liable owes it all the same. */
    void neverPaid(ModelDuty advance) {
        Map<Account, BigDecimal> owed = c.plan == null ? Map.of() : left();
        if (!advance.about.equals(CREDIT)) {
            layOut(advance);
        }
        c.neverPaid = c.neverPaid.add(advance.pays.get(Account.BUYER));
        goOn(advance, owed);
    }

    private void recover(Map<Account, BigDecimal> owed) {
        boolean ordered = isOrderedForOthers();
        owed.forEach((who, amount) -> {
            boolean now = who == Account.SELLER || !ordered;
            if (now && who != Account.PLATFORM && amount.signum() > 0) {
                c.tell("RecoveryOpened");
                c.book(Map.of(who, amount.negate(), Account.PLATFORM, amount));
                c.credit = c.credit.subtract(amount);
                c.recovered.add(who);
                String liable = liable(who);
                claim(who, liable, amount);
                if (who == Account.CARRIER && liable != null) {
                    c.invited.add(liable);
                }
            }
        });
    }

    private void claim(Account who, String liable, BigDecimal amount) {
        Instant until = liable == null
                ? null
                : c.daysAfter(c.when, c.policy.secondEdition().recoveries().contest());
        c.takenBack.add(new ModelRecovery(who, liable, amount, until, false));
    }

    /** Before the case closes: what the buyer gives back, as far as the payment system has paid it. */
    void claimFromBuyer(BigDecimal back) {
        BigDecimal paid = back.subtract(neverPaid());
        if (paid.signum() > 0) {
            claim(Account.BUYER, "BUYER/" + c.order.buyer(), paid);
        }
    }

    /** What was booked to the buyer as a credit and is on its way, or never came. */
    BigDecimal neverPaid() {
        return beingPaid().stream()
                .filter(duty -> CREDIT.equals(duty.about))
                .map(duty -> duty.pays.get(Account.BUYER))
                .reduce(c.neverPaid, BigDecimal::add);
    }

    List<ModelDuty> beingPaid() {
        return Stream.concat(c.ball.stream(), c.waiting.stream())
                .filter(duty -> duty.kind == DutyKind.PAY_ADVANCE && duty.pays != null)
                .toList();
    }

    /** Whoever was to pay did so before it learnt of the end. */
    void paidAfterTheEnd(ModelDuty payment) {
        BigDecimal amount = payment.pays.get(Account.BUYER);
        BigDecimal due = amount.min(c.platformOwes);
        BigDecimal tooMuch = amount.subtract(due);
        c.tell("AdvancePaid");
        c.platformOwes = c.platformOwes.subtract(due);
        c.neverPaid = c.platformOwes;
        c.stillPaid = c.stillPaid.stream()
                .filter(other -> !other.about.equals(payment.about))
                .toList();
        if (tooMuch.signum() > 0) {
            c.tell("RecoveryOpened");
            claim(Account.BUYER, "BUYER/" + c.order.buyer(), tooMuch);
        }
    }

    /** The order's carrier, else the one who was asked; null where nobody is known, or not who of several. */
    private String liable(Account who) {
        if (who == Account.SELLER) {
            return "SELLER/" + c.order.seller();
        }
        if (who == Account.CARRIER && c.order.carrier() != null) {
            return "CARRIER/" + c.order.carrier();
        }
        List<String> asked = c.invited.stream()
                .filter(name -> name.startsWith(who + "/"))
                .distinct()
                .toList();
        return asked.size() == 1 ? asked.getFirst() : null;
    }

    /** Others owe what was laid out for them, and the case closes when nobody has anything to do for it. */
    void settle() {
        StepKind next = c.advanced ? null : c.nextStep();
        if ((next == null || MONEY.contains(next)) && !isOrderedForOthers()) {
            Map<Account, BigDecimal> owed = new EnumMap<>(Account.class);
            payees().forEach(who -> owed.put(who, of(who)));
            recover(owed);
        }
        if (next == null && !isOrderedForOthers() && !isOrdered(SILENT)) {
            BigDecimal own = left().get(Account.PLATFORM);
            c.closeTaking(c.credit.subtract(own).max(BigDecimal.ZERO), c.plan.outcome());
        }
    }
}
