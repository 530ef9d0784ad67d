package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Refusals.*;
import static org.ballcourt.contracts.RejectionCode.*;
import static org.ballcourt.contracts.Role.*;
import static org.ballcourt.contracts.Stage.*;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.DuePayment;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Outcome;

/** What sides and third parties may do beyond what role and stage say. */
final class SidePermissions {
    private SidePermissions() {}

    static Optional<CaseRejection> mayState(Actor actor, CaseState state, Policy policy, Instant at) {
        int limit = policy.limits().statementsPerActor();
        return state.usage().statementsBy(actor) < limit
                ? yes()
                : no(CASE_LOG_FULL, Message.of("rule.too-many-statements").with("limit", limit));
    }

    static Optional<CaseRejection> mayReject(Actor actor, CaseState state, Policy policy, Instant at) {
        return state.ball().has(DutyKind.ANSWER_CLAIM) ? yes() : notOpen(DutyKind.ANSWER_CLAIM);
    }

    static Optional<CaseRejection> mayOffer(Actor actor, CaseState state, Policy policy, Instant at) {
        SecondEdition edition = policy.secondEdition();
        if (edition == null
                || state.negotiation().offersBy(actor.role()) < edition.offers().perSide()) {
            return yes();
        }
        int limit = edition.offers().perSide();
        return no(TOO_MANY_OFFERS, Message.of("rule.too-many-offers").with("limit", limit));
    }

    static Optional<CaseRejection> offerOpen(Actor actor, CaseState state, Policy policy, Instant at) {
        Optional<Negotiation.Offer> offer = state.negotiation().openOffer();
        if (offer.isEmpty()) {
            return no(OFFER_NOT_OPEN, Message.of("rule.no-offer-open"));
        }
        return offer.get().by() != actor.role()
                ? yes()
                : no(NOT_YOURS_TO_ANSWER, Message.of("rule.cannot-answer-own-offer"));
    }

    static Optional<CaseRejection> maySubmit(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean freely = actor.role().isSide() && (state.stage() == NEGOTIATION || state.stage() == EVIDENCE);
        boolean asked = EvidenceRules.requestsTo(actor, state).findAny().isPresent();
        if (!freely && !asked) {
            return no(DUTY_NOT_OPEN, Message.of("rule.nobody-asked-you"));
        }
        return asked ? yes() : EvidenceRules.roomFor(actor, state, policy);
    }

    static Optional<CaseRejection> mayDeclare(Actor actor, CaseState state, Policy policy, Instant at) {
        if (policy.secondEdition() == null) {
            return no(WRONG_STAGE, Message.of("rule.not-in-the-first-edition"));
        }
        return EvidenceRules.requestsTo(actor, state).findAny().isPresent()
                ? yes()
                : no(DUTY_NOT_OPEN, Message.of("rule.nobody-asked-you"));
    }

    static Optional<CaseRejection> mayAppeal(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.judgement().declined() && state.judgement().caller() != actor.role()) {
            return no(NOT_YOURS_TO_ANSWER, Message.of("rule.refused-side-appeals"));
        }
        if (state.judgement().hasAppealed(actor.role())) {
            return no(ALREADY_APPEALED, Message.of("rule.appealed-already"));
        }
        return state.stage() == APPEAL_WINDOW || !at.isAfter(state.judgement().appealUntil())
                ? yes()
                : no(WRONG_STAGE, Message.of("rule.too-late-to-join-the-appeal"));
    }

    static Optional<CaseRejection> mayConfirm(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean yours = state.fulfilment()
                .next()
                .map(step -> Steps.mayConfirm(step, actor.role()))
                .orElse(false);
        boolean open = state.ball().has(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM);
        Set<Account> payees = actor.role() == BUYER ? payees(state) : Set.of();
        if (yours && open && payees.contains(Account.PLATFORM)) {
            String part = payees.size() > 1 ? "yes" : "no";
            return no(NOT_YOURS_TO_ANSWER, Message.of("rule.platform-is-paid").with("part", part));
        }
        if (yours && open) {
            return yes();
        }
        return open ? no(NOT_YOURS_TO_ANSWER, Message.of("rule.other-side-confirms")) : notOpen(DutyKind.PERFORM);
    }

    /** Whom the seller pays with its next step. Of what goes to the platform the buyer knows nothing, and one step is confirmed as a whole. */
    private static Set<Account> payees(CaseState state) {
        return state.ball().open().stream()
                .filter(duty -> duty.kind() == DutyKind.PERFORM && duty.payments() != null)
                .flatMap(duty -> duty.payments().stream())
                .map(DuePayment::to)
                .collect(Collectors.toSet());
    }

    static Optional<CaseRejection> mayReport(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.stage() == ENFORCEMENT) {
            boolean limited = policy.secondEdition() != null && !ReturnRules.mayTurn(actor, state);
            return limited ? mayState(actor, state, policy, at) : yes();
        }
        Fulfilment done = state.fulfilment();
        boolean performed = state.outcome() == Outcome.REMEDY_PERFORMED
                || state.outcome() == Outcome.SETTLED
                || state.outcome() == Outcome.EXTERNALLY_DECIDED;
        boolean inTime =
                !at.isAfter(policy.windowEnd(state.closedAt(), policy.windows().reportNonPerformance()));
        boolean finished = done.endedByAStep();
        if (!performed || !finished || done.reopened() || done.advanced() || !inTime) {
            return no(CASE_CLOSED, Message.of("rule.cannot-reopen"));
        }
        if (policy.secondEdition() != null && done.buyerGotTheMoney()) {
            return no(CASE_CLOSED, Message.of("rule.confirmed-by-oneself"));
        }
        return actor.role() == BUYER ? yes() : no(NOT_YOUR_ROLE, Message.of("rule.only-the-buyer-reopens"));
    }

    static Optional<CaseRejection> mayRate(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean once = policy.secondEdition() == null && state.usage().hasRated(actor.role());
        boolean each = state.desk().hasActed()
                && state.desk().served().allMatch(agent -> state.usage().isRated(actor.role(), agent));
        if (once || each) {
            return no(ALREADY_RATED, Message.of("rule.rated-already"));
        }
        if (policy.secondEdition() != null && !state.desk().hasActed()) {
            return no(UNKNOWN_PARTY, Message.of("rule.nobody-acted"));
        }
        return at.isAfter(policy.windowEnd(state.closedAt(), policy.windows().rateService()))
                ? no(
                        OUTSIDE_WINDOW,
                        Message.of("rule.ratings-closed")
                                .with("days", policy.windows().rateService().toDays()))
                : yes();
    }
}
