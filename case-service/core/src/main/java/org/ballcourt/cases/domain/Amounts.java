package org.ballcourt.cases.domain;

import java.util.List;
import java.util.Map;
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
        Money amount = checked(only, new Claim(command.order(), command.reason(), earlier), policy)
                .getFirst()
                .amount();
        requireSomething(command, policy);
        return amount;
    }

    /** How much money it should be may be left to the platform; that it should be none is no claim. */
    private static void requireSomething(FileComplaint command, Policy policy) {
        boolean money = command.remedy() != Remedy.NONE && !command.remedy().isInKind();
        boolean none = command.amount() != null && !command.amount().isPositive();
        if (policy.secondEdition() != null && money && none) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.claim-of-nothing").with("remedy", command.remedy()));
        }
    }

    /** The lines with all their amounts; what is paid back and what is paid beyond that have a cap each. */
    static List<RemedyLine> checked(List<RemedyLine> lines, DecisionInProgress draft) {
        Filing filing = draft.state().filing();
        return checked(lines, new Claim(filing.order(), filing.reason(), filing.earlier()), draft.policy());
    }

    /** Whether the platform's caps allow a ruling to give that. */
    static boolean areWithinCaps(List<RemedyLine> lines, Filing filing, Policy policy) {
        try {
            checked(lines, new Claim(filing.order(), filing.reason(), filing.earlier()), policy);
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
    }

    /** The lines of an outside body, which no cap of the platform binds. */
    static List<RemedyLine> awarded(List<RemedyLine> lines, DecisionInProgress draft) {
        Money value = draft.state().filing().order().value();
        return lines.stream()
                .map(line -> line.withAmount(amountOf(line, value)))
                .toList();
    }

    private static List<RemedyLine> checked(List<RemedyLine> lines, Claim claim, Policy policy) {
        Order order = claim.order();
        Money value = order.value();
        if (!value.currency().equals(policy.currency())) {
            throw wrongCurrency(policy.currency());
        }
        List<RemedyLine> complete = lines.stream()
                .map(line -> line.withAmount(amountOf(line, value)))
                .toList();
        Map<Boolean, List<RemedyLine>> byCap =
                complete.stream().collect(Collectors.partitioningBy(l -> l.remedy() == Remedy.COMPENSATION));
        requireWithin(value, byCap.get(false), claim, policy);
        requireWithin(
                policy.compensationCap(value, claim.reason(), order.goodsClass()), byCap.get(true), claim, policy);
        return complete;
    }

    private static Money amountOf(RemedyLine line, Money value) {
        if (line.amount() == null) {
            boolean full = line.remedy() == Remedy.REFUND || line.remedy() == Remedy.RETURN_AND_REFUND;
            return full ? value : Money.zero(value.currency());
        }
        if (!line.amount().currency().equals(value.currency())) {
            throw wrongCurrency(value.currency());
        }
        return line.amount();
    }

    private static void requireWithin(Money cap, List<RemedyLine> lines, Claim claim, Policy policy) {
        if (lines.isEmpty()) {
            return;
        }
        Remedy remedy = lines.getFirst().remedy();
        Money paid = claim.paid(remedy == Remedy.COMPENSATION, policy);
        Money left = LineAccount.less(cap, paid);
        if (RemedyLine.total(lines).compareTo(left) > 0) {
            Message over = paid.isZero()
                    ? Message.of("rule.amount-over-limit")
                    : ofLine(claim.earlier())
                            .with("booked", paid)
                            .with("left", left)
                            .with("some", left.isPositive() ? "yes" : "no");
            throw new CaseRejection(
                    RejectionCode.AMOUNT_EXCEEDS_ORDER,
                    over.with("remedy", remedy)
                            .with("amount", RemedyLine.total(lines))
                            .with("cap", cap));
        }
    }

    private static Message ofLine(EarlierPayments earlier) {
        return Message.of("rule.amount-over-line")
                .with("cases", earlier.cases())
                .with("known", earlier.cases().isEmpty() ? "no" : "yes");
    }

    private static CaseRejection wrongCurrency(String currency) {
        return new CaseRejection(
                RejectionCode.WRONG_CURRENCY, Message.of("rule.wrong-currency").with("currency", currency));
    }
}
