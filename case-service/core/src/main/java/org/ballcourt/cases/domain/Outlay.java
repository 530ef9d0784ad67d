package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.CaseEvent.AdvancePaid;
import org.ballcourt.contracts.CaseEvent.CaseClosed;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.RecoveryOpened;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.Consequence;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.LedgerEntry;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;

/**
 * The money of a remedy: what the platform has laid out, who pays it back, and what could not be paid.
 *
 * @param credit what the platform has laid out for the buyer, for its own lateness or for others, and nobody has paid back yet; null
 *     or zero if nothing
 * @param creditBefore the credit that the last step repaid, for the case that the step turns out not done
 * @param booked what the last step booked
 * @param advanced the platform paid in the seller's place
 * @param lapses how often the payment adapter failed in time, for each payment that is still to be made
 * @param owed what was booked to the buyer and the payment adapter could not pay, or had not paid when the case closed; null if nothing
 * @param underWay payments that were ordered when the case closed: whoever makes them learns of the end too late
 * @param before what the buyer had when an outside award came in the place of all else; null without one
 */
public record Outlay(
        Money credit,
        Money creditBefore,
        List<LedgerEntry> booked,
        boolean advanced,
        Map<String, Integer> lapses,
        List<Recovery> recoveries,
        Money owed,
        List<Duty> underWay,
        Paid before) {
    /** @param refunded the part of all that was paid which counts against the price of the line */
    public record Paid(Money refunded, Money all) {
        Money beyondPrice() {
            return all.minus(refunded);
        }
    }

    static final Outlay NONE = new Outlay(null, null, List.of(), false, Map.of(), List.of(), null, List.of(), null);

    public Outlay {
        booked = List.copyOf(booked);
        lapses = Map.copyOf(lapses);
        recoveries = List.copyOf(recoveries);
        underWay = List.copyOf(underWay);
    }

    Money creditOr(Money zero) {
        return credit == null ? zero : credit;
    }

    /** How often that payment failed so far. */
    public int lapsesOf(Duty advance) {
        return lapses.getOrDefault(nameOf(advance), 0);
    }

    /** Payments are told apart by their cause; those of the first edition have none, and there is one at a time. */
    private static String nameOf(Duty advance) {
        return advance == null || advance.about() == null ? "" : advance.about();
    }

    Outlay credited(Money amount) {
        return with(amount, advanced, recoveries, owed);
    }

    private Outlay with(Money laid, boolean inPlace, List<Recovery> back, Money debt) {
        return new Outlay(laid, creditBefore, booked, inPlace, lapses, back, debt, underWay, before);
    }

    private Outlay failed(String payment, int times) {
        Map<String, Integer> counted = new HashMap<>(lapses);
        counted.put(payment, times);
        counted.values().removeIf(count -> count == 0);
        return new Outlay(credit, creditBefore, booked, advanced, counted, recoveries, owed, underWay, before);
    }

    /** A step that ends a debt: what it repaid can come back if it turns out not done. */
    Outlay repaid(Money left, List<LedgerEntry> ledger) {
        return new Outlay(orNull(left), credit, ledger, advanced, lapses, recoveries, owed, underWay, before);
    }

    /** Of the step that was done last nothing is left, and what it had repaid is laid out again. */
    Outlay again(Money laid) {
        return new Outlay(laid, null, List.of(), advanced, lapses, recoveries, owed, underWay, before);
    }

    /**
     * Whatever was performed is over.
     *
     * @param held what of the credit is set against the award; null where it was for something that is over
     */
    Outlay awarded(Money held, Paid had) {
        List<Recovery> until = recoveries.stream().map(Recovery::asEarlier).toList();
        return new Outlay(held, null, List.of(), false, lapses, until, owed, List.of(), had);
    }

    /** No payment is waited for any more; what goes back of a credit is no longer laid out, and what the buyer keeps is no credit. */
    Outlay closed(CaseClosed event, List<Duty> ordered) {
        Money left = event.ledger().stream()
                .filter(entry -> entry.account() == Account.BUYER)
                .map(LedgerEntry::change)
                .reduce(credit, (laid, change) -> isBack(laid, change) ? orNull(laid.plus(change)) : null);
        List<Duty> late =
                ordered.stream().filter(duty -> Payouts.causeOf(duty) != null).toList();
        boolean told = !late.isEmpty() || event.outcome() == Outcome.WITHDRAWN;
        Money debt = told ? event.platformOwes() : owed;
        return new Outlay(left, creditBefore, booked, advanced, Map.of(), recoveries, debt, late, before);
    }

    private static boolean isBack(Money laid, Money change) {
        return laid != null && !change.isPositive();
    }

    /** What was paid after the end: the platform owes that much less. */
    Outlay paidLate(AdvancePaid event) {
        Money claimed = BuyerDebt.bookedToBuyer(
                event.ledger(), Money.zero(event.amount().currency()));
        Money debt = owed == null
                ? null
                : orNull(LineAccount.less(owed, event.amount().minus(claimed)));
        List<Duty> still = underWay.stream()
                .filter(duty -> Payouts.causeOf(duty) != event.cause())
                .toList();
        return new Outlay(credit, creditBefore, booked, advanced, lapses, recoveries, debt, still, before);
    }

    /** In the first edition all at once and in the seller's place; else the credit was counted when it was granted. */
    Outlay paid(AdvancePaid event) {
        if (event.cause() == null) {
            return with(credit, true, recoveries, owed);
        }
        boolean inPlace = advanced || event.cause() == AdvanceCause.SELLER_SILENT;
        boolean counted = event.cause() == AdvanceCause.PROVISIONAL_CREDIT;
        return failed(event.cause().name(), 0)
                .with(counted ? credit : plus(credit, event.amount()), inPlace, recoveries, owed);
    }

    private static Money plus(Money sum, Money more) {
        return sum == null ? more : sum.plus(more);
    }

    Outlay recovered(RecoveryOpened event) {
        if (event.from() == null) {
            return credited(null);
        }
        Money left = orNull(creditOr(Money.zero(event.amount().currency())).minus(event.amount()));
        return credited(left).with(Recovery.of(event));
    }

    Outlay with(Recovery recovery) {
        List<Recovery> all = new ArrayList<>(recoveries);
        all.add(recovery.countedAfter(recoveries));
        return with(credit, advanced, all, owed);
    }

    Outlay reversed(RecoveryReversed event) {
        List<Recovery> all = new ArrayList<>(recoveries);
        recoveries.stream()
                .filter(recovery -> recovery.isMeantBy(event.from(), event.amount(), event.recovery()))
                .findFirst()
                .ifPresent(found -> all.set(all.indexOf(found), found.asReversed()));
        return with(credit, advanced, all, owed);
    }

    /** @param duty the payment that was not made in time */
    Outlay lapsed(DutyLapsed event, Duty duty) {
        String payment = nameOf(duty);
        if (event.consequence() != Consequence.PLATFORM_OWES || Payouts.causeOf(duty) == null) {
            return failed(payment, lapsesOf(duty) + 1);
        }
        Money debt = Payouts.amountOf(duty);
        AdvanceCause cause = Payouts.causeOf(duty);
        boolean counted = cause == AdvanceCause.PROVISIONAL_CREDIT;
        boolean inPlace = advanced || cause == AdvanceCause.SELLER_SILENT;
        return failed(payment, 0).with(counted ? credit : plus(credit, debt), inPlace, recoveries, plus(owed, debt));
    }

    static Money orNull(Money amount) {
        return amount.isPositive() ? amount : null;
    }
}
