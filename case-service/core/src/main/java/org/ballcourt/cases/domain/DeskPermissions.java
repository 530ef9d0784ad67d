package org.ballcourt.cases.domain;

import static org.ballcourt.cases.domain.Refusals.*;
import static org.ballcourt.contracts.RejectionCode.*;
import static org.ballcourt.contracts.Role.*;
import static org.ballcourt.contracts.Stage.*;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;

/** What the platform's own people may do beyond what role and stage say: whose case it is, and who is independent. */
final class DeskPermissions {
    private DeskPermissions() {}

    static Optional<CaseRejection> mayMove(Actor actor, CaseState state, Policy policy, Instant at) {
        if (actor.role() == SUPERVISOR) {
            return yes();
        }
        if (state.desk().fixed()) {
            return no(OWNER_FIXED, Message.of("rule.owner-fixed"));
        }
        return desk(actor, state);
    }

    static Optional<CaseRejection> mayAsk(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean inReview = state.stage() == REVIEW;
        if (actor.role() == REVIEWER && inReview) {
            return mayDecide(actor, state, policy, at);
        }
        return actor.role() == SENIOR || actor.role() == AGENT && !inReview
                ? desk(actor, state)
                : no(NOT_YOUR_ROLE, Message.of("rule.who-asks-for-evidence"));
    }

    static Optional<CaseRejection> mayEscalate(Actor actor, CaseState state, Policy policy, Instant at) {
        if (state.desk().senior()) {
            return no(GROUND_NOT_MET, Message.of("rule.with-a-senior-already"));
        }
        return actor.role() == AGENT ? desk(actor, state) : yes();
    }

    static Optional<CaseRejection> mayPropose(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean parks = state.stage() == ADJUDICATION || state.ball().isWaiting(DutyKind.RULE);
        if (state.negotiation().settledFromAdjudication() && parks) {
            return no(WRONG_STAGE, Message.of("rule.one-settlement-from-adjudication"));
        }
        return desk(actor, state);
    }

    /** In the first edition whoever has the duty learns only by ruling that the claim is over its authority. */
    static Optional<CaseRejection> mayRule(Actor actor, CaseState state, Policy policy, Instant at) {
        Money limit = policy.amounts().agentAuthority();
        boolean over = policy.secondEdition() != null
                && actor.role() == AGENT
                && state.filing().amount().compareTo(limit) > 0;
        return holds(DutyKind.RULE, actor, state)
                .or(() -> over
                        ? no(OVER_AUTHORITY, Message.of("rule.over-authority").with("limit", limit))
                        : yes());
    }

    static Optional<CaseRejection> mayDecide(Actor actor, CaseState state, Policy policy, Instant at) {
        return independent(actor, state).or(() -> holds(DutyKind.REVIEW, actor, state));
    }

    static Optional<CaseRejection> maySuspend(Actor actor, CaseState state, Policy policy, Instant at) {
        boolean paying = policy.secondEdition() != null && state.ball().has(DutyKind.PAY_ADVANCE);
        boolean platforms = state.ball().platformHolds()
                || paying
                || state.ball().waiting().stream()
                        .anyMatch(w -> w.why() == DutyEnding.SUSPENDED
                                && w.duty().holder().isPlatform());
        if (actor.role() == SUPERVISOR) {
            return yes();
        }
        return platforms
                ? no(NOT_YOUR_ROLE, Message.of("rule.only-a-supervisor-suspends"))
                : maySuspendLonger(state, policy.secondEdition(), at);
    }

    /** Else whoever finds ever new references would keep a case from its end. */
    private static Optional<CaseRejection> maySuspendLonger(CaseState state, SecondEdition edition, Instant at) {
        if (edition == null) {
            return yes();
        }
        Duration most = edition.suspensions().byDesk();
        return state.waitedUntil(at).compareTo(most) < 0
                ? yes()
                : no(
                        NOT_YOUR_ROLE,
                        Message.of("rule.only-a-supervisor-suspends-longer").with("days", most.toDays()));
    }

    /** An agent acts on a case of its own or on one without an owner; a senior on one that came to seniors. */
    static Optional<CaseRejection> desk(Actor actor, CaseState state) {
        Desk desk = state.desk();
        boolean may = actor.role() == SENIOR
                ? state.stage() != ACCEPTANCE
                        || desk.owner() == null
                        || desk.owner().equals(actor)
                : desk.owner() == null || desk.owner().equals(actor);
        return may
                ? yes()
                : no(NOT_YOURS_TO_ANSWER, Message.of("rule.case-of-another").with("owner", desk.owner()));
    }

    static Optional<CaseRejection> independent(Actor actor, CaseState state) {
        boolean involved = !state.desk().isIndependent(actor.id())
                || actor.id().equals(state.filing().buyer())
                || actor.id().equals(state.filing().seller());
        return involved
                ? no(
                        REVIEWER_NOT_INDEPENDENT,
                        Message.of("rule.reviewer-not-independent").with("actor", actor.id()))
                : yes();
    }
}
