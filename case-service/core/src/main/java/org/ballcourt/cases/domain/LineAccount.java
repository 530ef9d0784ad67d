package org.ballcourt.cases.domain;

import java.math.BigDecimal;
import java.util.List;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/**
 * The one account of an order line: what all of its cases together may bring to the buyer, and have brought. Compensation has a cap of
 * its own, and is not in here.
 */
public record LineAccount(Money cap, Money booked, Money left) {
    /** As it stands with that case; others are null where they have paid nothing. */
    public static LineAccount of(CaseState state, EarlierPayments others) {
        Money cap = state.filing().order().value();
        Money before = others == null ? Money.zero(cap.currency()) : others.refunded();
        Money booked = before.plus(counted(state).refunded());
        return new LineAccount(cap, booked, less(cap, booked));
    }

    /** What those cases have paid, as a case between these two has to know it; null where there are none. */
    public static EarlierPayments paid(List<EarlierCase> cases, Order order) {
        Money zero = Money.zero(order.unitPrice().currency());
        List<EarlierCase> paying = cases.stream()
                .filter(one -> one.refunded().currency().equals(zero.currency()))
                .filter(one -> one.refunded().isPositive() || one.compensated().isPositive())
                .toList();
        return cases.isEmpty()
                ? null
                : new EarlierPayments(
                        paying.stream().map(EarlierCase::refunded).reduce(zero, Money::plus),
                        paying.stream().map(EarlierCase::compensated).reduce(zero, Money::plus),
                        paying.stream()
                                .filter(one -> one.isBetween(order.buyer(), order.seller()))
                                .map(EarlierCase::caseId)
                                .toList());
    }

    static boolean isEmpty(EarlierPayments others) {
        return others == null || !others.refunded().plus(others.compensated()).isPositive();
    }

    /** What other cases have brought by now, or will: since this one was filed an outside body may have awarded something in one of them. */
    static EarlierPayments others(DecisionInProgress draft) {
        EarlierPayments filed = draft.state().filing().earlier();
        EarlierPayments now = draft.facts().line().payments();
        boolean counts = draft.policy().secondEdition() != null && draft.state().isOpen() && now != null;
        if (!counts || filed == null) {
            return counts ? now : filed;
        }
        return new EarlierPayments(
                more(filed.refunded(), now.refunded()), more(filed.compensated(), now.compensated()), now.cases());
    }

    private static Money more(Money one, Money other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** What a case counts on its line: what was paid, and what an outside body awarded from then on, for others give way to it at once. */
    static Outlay.Paid counted(CaseState state) {
        EnforcementPlan plan = state.fulfilment().plan();
        return plan != null && plan.outcome() == Outcome.EXTERNALLY_DECIDED ? promised(state) : brought(state);
    }

    /** What an open case has brought and still performs; of one that performs nothing, what it brought. */
    static Outlay.Paid promised(CaseState state) {
        Outlay.Paid brought = brought(state);
        EnforcementPlan plan = state.fulfilment().plan();
        if (!state.isOpen() || plan == null) {
            return brought;
        }
        Outlay.Paid before = state.fulfilment().outlay().before();
        Outlay.Paid had = before == null ? new Outlay.Paid(state.zero(), state.zero()) : before;
        Money ofPlan = had.refunded().plus(Closing.inMoney(ofPrice(state), plan.allLines(), state.filing()));
        Money allOfPlan = had.all().plus(Closing.inMoney(plan.allLines(), state.filing()));
        return new Outlay.Paid(more(brought.refunded(), ofPlan), more(brought.all(), allOfPlan));
    }

    /** Where refund and compensation are granted together, what is paid counts as refund first. */
    static Money refunded(CaseState state) {
        return refunded(state, ofBuyer(state));
    }

    /** What the buyer had before an outside award counts as it did then: the award is about the rest. */
    private static Money refunded(CaseState state, Money paid) {
        Outlay.Paid before = state.fulfilment().outlay().before();
        Money more = before == null ? paid : less(paid, before.all());
        Money refund = Closing.inMoney(ofPrice(state), state.filing());
        Money ofMore = more.compareTo(refund) < 0 || isRefundAlone(state) ? more : refund;
        return before == null ? ofMore : before.refunded().plus(ofMore);
    }

    /** What the buyer was paid for good; a credit that waits to be repaid is not among it. */
    static Outlay.Paid paidSoFar(CaseState state) {
        Money all = ofBuyer(state);
        Money paid = state.holdsCredit() ? all.minus(state.fulfilment().creditOr(state.zero())) : all;
        return new Outlay.Paid(refunded(state, paid), paid);
    }

    static Outlay.Paid brought(CaseState state) {
        return new Outlay.Paid(refunded(state), ofBuyer(state));
    }

    /** Never below nothing. */
    static Money less(Money cap, Money booked) {
        return booked.compareTo(cap) < 0 ? cap.minus(booked) : Money.zero(cap.currency());
    }

    private static boolean isRefundAlone(CaseState state) {
        return ofPrice(state).size() == lines(state).size();
    }

    private static List<RemedyLine> ofPrice(CaseState state) {
        return lines(state).stream()
                .filter(line -> line.remedy() != Remedy.COMPENSATION)
                .toList();
    }

    private static List<RemedyLine> lines(CaseState state) {
        EnforcementPlan plan = state.fulfilment().plan();
        return plan == null ? state.claimed() : plan.allLines();
    }

    static Money ofBuyer(CaseState state) {
        BigDecimal balance = state.money().getOrDefault(Account.BUYER, BigDecimal.ZERO);
        String currency = state.zero().currency();
        return balance.signum() > 0
                ? new Money(balance.setScale(Money.digits(currency)), currency)
                : Money.zero(currency);
    }
}
