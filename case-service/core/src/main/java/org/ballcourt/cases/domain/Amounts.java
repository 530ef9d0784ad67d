package org.ballcourt.cases.domain;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;

/** How much may be asked, offered or granted. */
final class Amounts {
    private Amounts() {}

    /** The amount of a claim, checked against the order; left out it is the order's value for a full refund, else zero. */
    static Money claimed(FileComplaint command, EarlierPayments earlier, Policy policy) {
        List<RemedyLine> only = List.of(new RemedyLine(command.remedy(), command.amount()));
        Money amount = checked(only, new Claim(command.order(), command.reason(), earlier), policy, _ -> "amount")
                .getFirst()
                .amount();
        requireSomething(command, policy);
        return amount;
    }

    /**
     * All of the price may be asked for without naming it; a part of it, or more than it, is a sum that somebody must name. That it should
     * be none is no claim, and whoever asks for nothing asks for no sum.
     */
    private static void requireSomething(FileComplaint command, Policy policy) {
        boolean nothing = command.remedy() == Remedy.NONE;
        boolean money = !nothing && !command.remedy().isInKind();
        boolean named = command.amount() != null && command.amount().isPositive();
        boolean sum = command.remedy() == Remedy.PARTIAL_REFUND || command.remedy() == Remedy.COMPENSATION;
        boolean none = command.amount() == null ? sum : !named;
        if (policy.secondEdition() != null && (money && none || nothing && named)) {
            throw new CaseRejection(
                            RejectionCode.GROUND_NOT_MET,
                            Message.of("rule.claim-of-nothing")
                                    .with("remedy", command.remedy())
                                    .with("whole", nothing ? "none" : sum ? "no" : "yes"))
                    .in("amount");
        }
    }

    /** The lines with all their amounts; what is paid back and what is paid beyond that have a cap each. */
    static List<RemedyLine> checked(List<RemedyLine> lines, DecisionInProgress draft) {
        return checked(lines, draft, "lines.%d.amount"::formatted);
    }

    /** @param several whether the command says them as lines, and not as one remedy with its amount */
    static List<RemedyLine> checked(List<RemedyLine> lines, boolean several, DecisionInProgress draft) {
        return checked(lines, draft, amountOf(several));
    }

    /** The field of the amount of the line with that number. */
    static IntFunction<String> amountOf(boolean several) {
        return number -> several ? "lines." + number + ".amount" : "amount";
    }

    private static List<RemedyLine> checked(
            List<RemedyLine> lines, DecisionInProgress draft, IntFunction<String> field) {
        Filing filing = draft.state().filing();
        EarlierPayments others = LineAccount.others(draft);
        List<RemedyLine> complete =
                checked(lines, new Claim(filing.order(), filing.reason(), others), draft.policy(), field);
        requireSomethingLeft(complete, draft, field);
        return complete;
    }

    /** What is done in kind has no amount that could exceed the line; where others took all of it, it would be promised and not be made. */
    private static void requireSomethingLeft(
            List<RemedyLine> lines, DecisionInProgress draft, IntFunction<String> field) {
        List<Remedy> left = left(lines, draft).stream().map(RemedyLine::remedy).toList();
        CommandFaults faults = new CommandFaults();
        for (int i = 0; i < lines.size(); i++) {
            RemedyLine line = lines.get(i);
            if (line.remedy().isInKind() && !left.contains(line.remedy())) {
                faults.check(field.apply(i), () -> {
                    throw over(List.of(line), ofLine(draft), false, draft.policy());
                });
            }
        }
        faults.require();
    }

    /** The same lines without what other cases of the order line have brought since this one was filed; they are gone with all of it. */
    static List<RemedyLine> left(List<RemedyLine> lines, DecisionInProgress draft) {
        return othersBroughtMore(draft)
                ? new LineRest(leftOfLine(false, draft), leftOfLine(true, draft))
                        .of(lines, List.of(), draft.state().filing())
                : lines;
    }

    /** Whether other cases of the order line have brought more by now than this one knew when it was filed, or opened again. */
    static boolean othersBroughtMore(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        Claim filed = new Claim(filing.order(), filing.reason(), filing.earlier());
        Claim now = ofLine(draft);
        Policy policy = draft.policy();
        return !filed.paid(false, policy).equals(now.paid(false, policy))
                || !filed.paid(true, policy).equals(now.paid(true, policy));
    }

    /** What other cases have left of the price of the order line, or of what may be paid beyond it. */
    static Money leftOfLine(boolean beyondPrice, DecisionInProgress draft) {
        return ofLine(draft).left(beyondPrice, draft.policy());
    }

    private static Claim ofLine(DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        return new Claim(filing.order(), filing.reason(), LineAccount.others(draft));
    }

    /** Whether the platform's caps allow a ruling to give that. */
    static boolean areWithinCaps(List<RemedyLine> lines, Filing filing, Policy policy) {
        try {
            checked(lines, new Claim(filing.order(), filing.reason(), filing.earlier()), policy, amountOf(true));
            return true;
        } catch (CaseRejection over) {
            return false;
        }
    }

    /** @param earlier what other cases of the order line have paid, which only the second edition takes off; null where nothing */
    private record Claim(Order order, Reason reason, EarlierPayments earlier) {
        Money paid(boolean beyondPrice, Policy policy) {
            return policy.secondEdition() == null || earlier == null
                    ? Money.zero(order.unitPrice().currency())
                    : beyondPrice ? earlier.compensated() : earlier.refunded();
        }

        Money cap(boolean beyondPrice, Policy policy) {
            return beyondPrice ? policy.compensationCap(order.value(), reason, order.goodsClass()) : order.value();
        }

        Money left(boolean beyondPrice, Policy policy) {
            return LineAccount.less(cap(beyondPrice, policy), paid(beyondPrice, policy));
        }
    }

    /** The lines of an outside body, which no cap of the platform binds. */
    static List<RemedyLine> awarded(List<RemedyLine> lines, DecisionInProgress draft, IntFunction<String> field) {
        Money value = draft.state().filing().order().value();
        return complete(lines, value, field);
    }

    /** With all their amounts. */
    private static List<RemedyLine> complete(List<RemedyLine> lines, Money value, IntFunction<String> field) {
        CommandFaults faults = new CommandFaults();
        List<RemedyLine> complete = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            RemedyLine line = lines.get(i);
            complete.add(faults.found(field.apply(i), () -> line.withAmount(amountOf(line, value))));
        }
        faults.require();
        return complete;
    }

    private static List<RemedyLine> checked(
            List<RemedyLine> lines, Claim claim, Policy policy, IntFunction<String> field) {
        Order order = claim.order();
        Money value = order.value();
        if (!value.currency().equals(policy.currency())) {
            throw wrongCurrency(policy.currency(), Currency.getInstance(value.currency()));
        }
        List<RemedyLine> complete = complete(lines, value, field);
        Map<Boolean, List<RemedyLine>> byCap =
                complete.stream().collect(Collectors.partitioningBy(l -> l.remedy() == Remedy.COMPENSATION));
        CommandFaults faults = new CommandFaults();
        for (boolean beyondPrice : new boolean[] {false, true}) {
            List<RemedyLine> under = byCap.get(beyondPrice);
            if (!under.isEmpty()) {
                faults.check(
                        field.apply(complete.indexOf(under.getFirst())), () -> requireWithin(under, claim, policy));
            }
        }
        faults.require();
        return complete;
    }

    private static Money amountOf(RemedyLine line, Money value) {
        if (line.amount() == null) {
            boolean full = line.remedy() == Remedy.REFUND || line.remedy() == Remedy.RETURN_AND_REFUND;
            return full ? value : Money.zero(value.currency());
        }
        if (!line.amount().currency().equals(value.currency())) {
            throw wrongCurrency(value.currency(), "no");
        }
        return line.amount();
    }

    private static void requireWithin(List<RemedyLine> lines, Claim claim, Policy policy) {
        boolean beyondPrice = lines.getFirst().remedy() == Remedy.COMPENSATION;
        if (RemedyLine.total(lines).compareTo(claim.left(beyondPrice, policy)) > 0) {
            throw over(lines, claim, beyondPrice, policy);
        }
    }

    private static CaseRejection over(List<RemedyLine> lines, Claim claim, boolean beyondPrice, Policy policy) {
        Money paid = claim.paid(beyondPrice, policy);
        Money left = claim.left(beyondPrice, policy);
        Message over = paid.isZero()
                ? Message.of("rule.amount-over-limit")
                : ofLine(claim.earlier())
                        .with("booked", paid)
                        .with("left", left)
                        .with("some", left.isPositive() ? "yes" : "no")
                        .with("inKind", lines.getFirst().remedy().isInKind() ? "yes" : "no");
        return new CaseRejection(
                RejectionCode.AMOUNT_EXCEEDS_ORDER,
                over.with("remedy", lines.getFirst().remedy())
                        .with("amount", RemedyLine.total(lines))
                        .with("cap", claim.cap(beyondPrice, policy)));
    }

    private static Message ofLine(EarlierPayments earlier) {
        return Message.of("rule.amount-over-line")
                .with("cases", earlier.cases())
                .with("known", earlier.cases().isEmpty() ? "no" : "yes");
    }

    /** @param order the currency that the order is in, or {@code no} where it is the right one */
    private static CaseRejection wrongCurrency(String currency, Object order) {
        return new CaseRejection(
                RejectionCode.WRONG_CURRENCY,
                Message.of("rule.wrong-currency")
                        .with("currency", Currency.getInstance(currency))
                        .with("order", order));
    }
}
