package org.ballcourt.cases.walk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Judgement;
import org.ballcourt.cases.domain.Negotiation;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Burden;
import org.ballcourt.contracts.CaseCommand.FindingOf;
import org.ballcourt.contracts.CaseCommand.IssueRuling;
import org.ballcourt.contracts.Direction;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Finding;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.Presumption;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Ruling;
import org.ballcourt.contracts.RulingResult;

/**
 * What can be offered, agreed or ruled, as far as something else happens then: each list of steps, with money and without, more than
 * a credit and less, paid by one and by several, in one line and
 * in two.
 */
enum Grant {
    MONEY(RulingResult.GRANTED, Remedy.REFUND, Size.FULL),
    LITTLE_MONEY(RulingResult.PARTLY_GRANTED, Remedy.PARTIAL_REFUND, Size.UNIT),
    RETURN(RulingResult.GRANTED, Remedy.RETURN_AND_REFUND, Size.FULL),
    RETURN_FOR_NOTHING(RulingResult.PARTLY_GRANTED, Remedy.RETURN_AND_REFUND, Size.ZERO),
    REPAIR(RulingResult.GRANTED, Remedy.REPAIR, Size.ZERO),
    COMPENSATION(RulingResult.GRANTED, Remedy.COMPENSATION, Size.CAP),
    NOTHING(RulingResult.GRANTED, Remedy.NONE, Size.ZERO),
    SHARED(RulingResult.GRANTED, Remedy.REFUND, Size.FULL),
    SEVERAL(RulingResult.GRANTED, Remedy.REFUND, Size.FULL),
    DISMISSED(RulingResult.DISMISSED, null, Size.ZERO),
    UNDECIDED(RulingResult.UNDECIDED, null, Size.ZERO);

    private enum Size {
        ZERO,
        UNIT,
        FULL,
        CAP
    }

    /** What the sides can put on the table. */
    static final List<Grant> AGREED =
            List.of(MONEY, LITTLE_MONEY, RETURN, RETURN_FOR_NOTHING, REPAIR, SEVERAL, NOTHING);

    /** What a ruling can say before anything reads it: only its result and the authority that it takes. */
    static final List<Grant> RULED = List.of(MONEY, COMPENSATION, DISMISSED, UNDECIDED);

    private final RulingResult result;
    private final Remedy remedy;
    private final Size size;

    Grant(RulingResult result, Remedy remedy, Size size) {
        this.result = result;
        this.remedy = remedy;
        this.size = size;
    }

    Remedy remedy() {
        return remedy;
    }

    /** For compensation beside a refund there is a line of its own. */
    private List<RemedyLine> lines(CaseState state) {
        RemedyLine first = new RemedyLine(remedy == null ? Remedy.NONE : remedy, amount(state));
        return this == SEVERAL
                ? List.of(first, new RemedyLine(Remedy.COMPENSATION, COMPENSATION.amount(state)))
                : List.of(first);
    }

    Money amount(CaseState state) {
        Money value = state.filing().order().value();
        return switch (size) {
            case ZERO -> state.zero();
            case UNIT -> new Money(BigDecimal.ONE.movePointLeft(value.amount().scale()), value.currency());
            case FULL -> value;
            case CAP -> value.times(2);
        };
    }

    private Map<Account, Integer> liability() {
        return remedy == null
                ? Map.of()
                : this == SHARED ? Map.of(Account.SELLER, 67, Account.CARRIER, 33) : Map.of(Account.SELLER, 100);
    }

    /** The command, of one piece: with a finding for each element that agrees with what silence presumed, or else with the result. */
    IssueRuling command(CaseState state, Policy policy) {
        List<FindingOf> findings = new ArrayList<>();
        state.proof()
                .burdens()
                .forEach(burden -> findings.add(new FindingOf(
                        burden.element(),
                        state.proof()
                                .presumptionOn(burden.element())
                                .map(Presumption::finding)
                                .orElseGet(() -> suiting(burden, state, policy)),
                        Moves.REASON,
                        List.of())));
        IssueRuling single = new IssueRuling(
                findings,
                suiting(state),
                remedy,
                remedy == null ? null : amount(state),
                liability(),
                remedy == null ? Fault.NONE : Fault.SELLER,
                List.of(),
                Moves.REASON);
        IssueRuling directed = this == UNDECIDED ? single.directingTo(List.of(Direction.COURT)) : single;
        return this == SEVERAL ? directed.withLines(lines(state)) : directed;
    }

    /** What grants the claim as it was made is granted, all else in part. */
    private RulingResult suiting(CaseState state) {
        boolean claimed = remedy == state.filing().remedy()
                && amount(state).compareTo(state.filing().amount()) == 0;
        return remedy == null ? result : claimed ? RulingResult.GRANTED : RulingResult.PARTLY_GRANTED;
    }

    private Finding suiting(Burden burden, CaseState state, Policy policy) {
        Role favoured = policy.secondEdition() == null
                ? null
                : policy.secondEdition()
                        .favours()
                        .getOrDefault(state.reasonToProve(), Map.of())
                        .get(burden.element());
        Role wins = remedy == null ? Role.SELLER : Role.BUYER;
        return favoured == wins ? Finding.PROVEN : Finding.NOT_PROVEN;
    }

    /** The state in which just that was ruled. */
    CaseState ruledIn(CaseState state) {
        Actor by = state.judgement().ruling().by();
        Ruling ruling = new Ruling(
                by,
                List.of(),
                result,
                lines(state).getFirst().remedy(),
                RemedyLine.total(lines(state)),
                liability(),
                Fault.SELLER,
                List.of(),
                state.filing().policy(),
                PersonalText.of(by, null),
                RemedyLine.ifSeveral(lines(state)),
                null,
                null,
                null);
        Judgement old = state.judgement();
        return StateCopies.judgement(
                state,
                new Judgement(
                        old.caller(),
                        false,
                        ruling,
                        old.appeals(),
                        old.appealUntil(),
                        old.finalNow(),
                        old.reviewLapses()));
    }

    /** The state in which the open offer offers just that. */
    CaseState offeredIn(CaseState state) {
        Negotiation.Offer open = state.negotiation().openOffer().orElseThrow();
        List<Negotiation.Offer> offers = new ArrayList<>(state.negotiation().offers());
        offers.removeLast();
        offers.add(new Negotiation.Offer(open.offerId(), open.by(), lines(state), open.message(), open.status()));
        return StateCopies.talks(state, offers, state.negotiation().settlement());
    }

    /** The state in which the open offer, if there is one, offers just that. */
    CaseState offeredBefore(CaseState state) {
        return state.negotiation().openOffer().isPresent() ? offeredIn(state) : state;
    }

    /** The same, after so many of that side that nobody accepted. */
    CaseState offeredBefore(CaseState state, Role side, int made) {
        List<Negotiation.Offer> offers = new ArrayList<>();
        Negotiation.OfferStatus over = Negotiation.OfferStatus.DECLINED;
        for (int i = 1; i <= made; i++) {
            offers.add(new Negotiation.Offer("walk-" + i, side, lines(state), null, over));
        }
        offers.addAll(offeredBefore(state).negotiation().offers());
        return StateCopies.talks(state, offers, state.negotiation().settlement());
    }

    /** The state in which the platform proposed just that. */
    CaseState proposedIn(CaseState state) {
        Negotiation.Settlement old = state.negotiation().settlement();
        return StateCopies.talks(
                state,
                state.negotiation().offers(),
                new Negotiation.Settlement(lines(state), old.message(), old.accepted(), old.inARow()));
    }
}
