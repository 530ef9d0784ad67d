package org.ballcourt.cases.domain;

import java.util.Optional;
import org.ballcourt.contracts.CaseCommand.MakeOffer;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;

/** What the second edition asks of offers, so that nobody stops a clock by offering nothing, or the same again and again. */
final class OfferRules {
    private OfferRules() {}

    static void require(DecisionInProgress draft, MakeOffer command) {
        if (draft.policy().secondEdition() == null) {
            return;
        }
        requireSomething(command);
        draft.state()
                .negotiation()
                .lastOfferBy(draft.actor().role())
                .filter(before -> before.remedy() == command.remedy())
                .ifPresent(before -> requireBetter(before, command));
    }

    private static void requireSomething(MakeOffer command) {
        if (command.remedy() == Remedy.NONE) {
            throw new CaseRejection(RejectionCode.OFFER_EMPTY, Message.of("rule.offer-of-nothing"));
        }
        boolean positive = command.amount() != null && command.amount().isPositive();
        if (!isInKind(command.remedy()) && !positive) {
            throw new CaseRejection(RejectionCode.OFFER_EMPTY, Message.of("rule.offer-without-amount"));
        }
    }

    /** The seller offers more than before, the buyer asks for less. */
    private static void requireBetter(Negotiation.Offer before, MakeOffer command) {
        int more = amountOf(before, command).compareTo(before.amount());
        boolean better = before.by() == Role.SELLER ? more > 0 : more < 0;
        if (!better) {
            throw new CaseRejection(
                    RejectionCode.OFFER_NOT_BETTER,
                    Message.of("rule.offer-not-better")
                            .with("by", before.by())
                            .with("kind", before.amount().isZero() ? "kind" : "money")
                            .with("before", before.amount()));
        }
    }

    /** Another currency is refused later, with the amounts. */
    private static Money amountOf(Negotiation.Offer before, MakeOffer command) {
        Money zero = Money.zero(before.amount().currency());
        return Optional.ofNullable(command.amount())
                .filter(amount -> amount.currency().equals(zero.currency()))
                .orElse(zero);
    }

    private static boolean isInKind(Remedy remedy) {
        return remedy == Remedy.REPLACEMENT || remedy == Remedy.REPAIR;
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
