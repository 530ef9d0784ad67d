package org.ballcourt.cases.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;

/** What the second edition asks of offers, so that nobody stops a clock by offering nothing, or the same again and again. */
final class OfferRules {
    private OfferRules() {}

    static void require(DecisionInProgress draft, MakeOffer command) {
        if (draft.policy().secondEdition() == null) {
            return;
        }
        requireSomething(command.allLines(), command.lines() != null);
        bestOf(draft.actor().role(), draft.state().negotiation(), command)
                .ifPresent(before -> requireBetter(before, command));
    }

    /** What the platform proposes is an offer to both. */
    static void require(DecisionInProgress draft, List<RemedyLine> proposed, boolean several) {
        if (draft.policy().secondEdition() != null) {
            requireSomething(proposed, several);
        }
    }

    /** Whether a further proposal of the platform gives nobody more time: it may not park its own work with the sides. */
    static boolean leavesAnswersRunning(DecisionInProgress draft) {
        SecondEdition edition = draft.policy().secondEdition();
        return edition != null
                && draft.state().negotiation().proposalsInARow()
                        >= edition.offers().pausing();
    }

    /** Of the side's earlier offers of the same remedies: going to another remedy and back takes no offer back, and a seller's less of them, or other money put beside them, is no other. */
    private static Optional<Negotiation.Offer> bestOf(Role side, Negotiation talks, MakeOffer command) {
        Comparator<Negotiation.Offer> byAmount = Comparator.comparing(Negotiation.Offer::amount);
        List<RemedyLine> offered = command.allLines();
        return talks.offers().stream()
                .filter(before -> before.by() == side && isAgain(side, offered, before.lines()))
                .max(side == Role.SELLER ? byAmount : byAmount.reversed());
    }

    /** No line is an empty one. */
    private static void requireSomething(List<RemedyLine> lines, boolean several) {
        CommandFaults faults = new CommandFaults();
        for (int i = 0; i < lines.size(); i++) {
            RemedyLine line = lines.get(i);
            String within = several ? "lines." + i + "." : "";
            boolean positive = line.amount() != null && line.amount().isPositive();
            if (line.remedy() == Remedy.NONE) {
                faults.add(within + "remedy", RejectionCode.OFFER_EMPTY, Message.of("rule.offer-of-nothing"));
            } else if (!line.remedy().isInKind() && !positive) {
                faults.add(within + "amount", RejectionCode.OFFER_EMPTY, Message.of("rule.offer-without-amount"));
            }
        }
        faults.require();
    }

    /** Whatever their amounts; with the goods or without them is not the same. Each decision asks this of every offer, so it makes no sets. */
    private static boolean isAgain(Role side, List<RemedyLine> offered, List<RemedyLine> before) {
        return side == Role.SELLER
                ? areAmong(offered, before) || areAmong(before, offered) && addsMoneyAlone(offered, before)
                : areAmong(offered, before) && areAmong(before, offered);
    }

    private static boolean areAmong(List<RemedyLine> some, List<RemedyLine> others) {
        for (RemedyLine line : some) {
            if (!isAmong(line, others)) {
                return false;
            }
        }
        return true;
    }

    private static boolean addsMoneyAlone(List<RemedyLine> offered, List<RemedyLine> before) {
        for (RemedyLine line : offered) {
            if (line.remedy().isInKind() && !isAmong(line, before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAmong(RemedyLine line, List<RemedyLine> others) {
        for (RemedyLine other : others) {
            if (line.remedy() == other.remedy() && Objects.equals(line.keepGoods(), other.keepGoods())) {
                return true;
            }
        }
        return false;
    }

    /** The seller offers more than before, the buyer asks for less. */
    private static void requireBetter(Negotiation.Offer before, MakeOffer command) {
        int more = sumOf(before, command).compareTo(before.amount());
        boolean better = before.by() == Role.SELLER ? more > 0 : more < 0;
        if (!better) {
            throw new CaseRejection(
                            RejectionCode.OFFER_NOT_BETTER,
                            Message.of("rule.offer-not-better")
                                    .with("by", before.by())
                                    .with("kind", before.amount().isZero() ? "kind" : "money")
                                    .with("before", before.amount()))
                    .in(command.lines() == null ? "amount" : "lines");
        }
    }

    /** Another currency is refused later, with the amounts. */
    private static Money sumOf(Negotiation.Offer before, MakeOffer command) {
        Money zero = Money.zero(before.amount().currency());
        return command.allLines().stream()
                .map(RemedyLine::amount)
                .filter(amount -> amount != null && amount.currency().equals(zero.currency()))
                .reduce(zero, Money::plus);
    }

    /** Whether an offer of that side stops its own duties no longer. */
    static boolean leavesOwnDutiesRunning(DecisionInProgress draft, Role side) {
        SecondEdition edition = draft.policy().secondEdition();
        return edition != null
                && draft.state().negotiation().offersBy(side)
                        >= edition.offers().pausing();
    }

    /** The two answers to a settlement are due together, so they count as one. */
    static boolean isOwn(Duty duty, Role side) {
        return duty.holder() == side || duty.kind() == DutyKind.ANSWER_SETTLEMENT;
    }
}
