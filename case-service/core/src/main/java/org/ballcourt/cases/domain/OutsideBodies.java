package org.ballcourt.cases.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.AdvanceCause;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.CaseCommand.SuspendCase;
import org.ballcourt.contracts.CaseEvent.CaseSuspended;
import org.ballcourt.contracts.CaseEvent.ExternalOutcomeRecorded;
import org.ballcourt.contracts.DutyEnding;
import org.ballcourt.contracts.EarlierPayments;
import org.ballcourt.contracts.EnforcementPlan;
import org.ballcourt.contracts.Fault;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Outcome;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.SuspensionCause;

/** Courts, regulators and laboratories: how long a case waits for them, and what becomes of what they decide. */
final class OutsideBodies {
    private static final Message NO_REFERENCE = Message.of("rule.decision-names-no-reference");

    private OutsideBodies() {}

    /** What is wrong with the reference of an outside decision, to be told along with reasons that are missing. */
    static Optional<Message> missingReference(RecordExternalOutcome command) {
        return ReferenceForm.isMissing(command.reference()) ? Optional.of(NO_REFERENCE) : Optional.empty();
    }

    /** While a body has the case already, its next sign: the wait begins anew. */
    static void suspend(DecisionInProgress draft, SuspendCase command) {
        CaseState state = draft.state();
        boolean waits = state.stage() == Stage.SUSPENDED;
        boolean named = !ReferenceForm.isMissing(command.reference());
        boolean second = draft.policy().secondEdition() != null;
        if (!named && (waits || !second)) {
            throw new CaseRejection(RejectionCode.REFERENCE_MISSING, Message.of("rule.body-names-no-reference"))
                    .in("reference");
        }
        if (!named && state.usage().outside().hasTrusted(command.cause())) {
            throw new CaseRejection(
                            RejectionCode.REFERENCE_MISSING,
                            Message.of("rule.body-was-waited-for").with("body", bodyOf(command.cause())))
                    .in("reference");
        }
        if (named && state.usage().outside().hasSuspended(command.reference())) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.reference-used").with("reference", command.reference()));
        }
        Role body = bodyOf(command.cause());
        DutyChangeBuilder move = draft.dutyChange();
        if (waits) {
            requireSameBody(state, body);
            move.end(duty -> true, DutyEnding.REPLACED);
        } else {
            move.to(Stage.SUSPENDED).end(duty -> true, DutyEnding.SUSPENDED);
        }
        DutyTerm term = named ? DutyTerm.AWAIT_OUTSIDE_BODY : DutyTerm.AWAIT_PROOF_OF_FILING;
        move.openUntil(term, body, named ? command.reference() : null, longest(draft));
        draft.add(new CaseSuspended(command.cause(), named ? command.reference() : null, move.done()));
    }

    /** Null where nothing ends it before the body's own time. */
    private static Instant longest(DecisionInProgress draft) {
        SecondEdition edition = draft.policy().secondEdition();
        if (edition == null || draft.actor().role() == Role.SUPERVISOR) {
            return null;
        }
        Duration waited = draft.state().waitedUntil(draft.effectiveAt());
        return draft.effectiveAt().plus(edition.suspensions().byDesk().minus(waited));
    }

    private static void requireSameBody(CaseState state, Role body) {
        Role has = state.ball().open().getFirst().holder();
        if (has != body) {
            throw new CaseRejection(
                    RejectionCode.GROUND_NOT_MET,
                    Message.of("rule.another-body-has-it").with("body", has));
        }
    }

    private static Role bodyOf(SuspensionCause cause) {
        return switch (cause) {
            case COURT -> Role.COURT;
            case REGULATOR -> Role.REGULATOR;
            case LAB -> Role.LAB;
        };
    }

    /** What was awarded is performed like a ruling; where nothing is known of an award the case ends as it is. */
    static void recordOutcome(DecisionInProgress draft, RecordExternalOutcome command) {
        boolean second = draft.policy().secondEdition() != null;
        if (second) {
            requireReference(draft.state(), command.reference());
            requireNothingUnderWay(draft.state());
        }
        boolean awards = second && command.awards();
        EnforcementPlan plan = awards ? planOf(draft, command) : null;
        boolean performs = plan != null && !plan.steps().isEmpty();
        BallChange ball = performs ? begin(draft, plan) : BallChange.NONE;
        draft.add(new ExternalOutcomeRecorded(
                command.cause(),
                command.reference(),
                draft.text(command.explanation()),
                command.awards() ? command.allLines() : null,
                awards ? liabilityOf(command) : null,
                performs ? plan : null,
                performs ? paidByOthers(draft) : null,
                ball));
        if (performs) {
            Enforcement.closeIfNothingToDo(draft, plan);
        } else if (draft.state().stage() == Stage.CLOSED) {
            return;
        } else if (awards) {
            Closing.closePerformed(draft, plan);
        } else {
            Closing.close(draft, Outcome.EXTERNALLY_DECIDED, Fault.NONE);
        }
    }

    /** A decision has a number, and is recorded once: else the same award would be paid twice. */
    private static void requireReference(CaseState state, String reference) {
        if (ReferenceForm.isMissing(reference)) {
            throw new CaseRejection(RejectionCode.REFERENCE_MISSING, NO_REFERENCE).in("reference");
        }
        if (state.usage().outside().hasRecorded(reference)) {
            throw new CaseRejection(
                            RejectionCode.REFERENCE_USED,
                            Message.of("rule.decision-recorded").with("reference", reference))
                    .in("reference");
        }
    }

    /** Whatever was being performed ends; what is left of the award begins. */
    private static BallChange begin(DecisionInProgress draft, EnforcementPlan plan) {
        CaseState state = draft.state();
        DutyChangeBuilder move = draft.dutyChange().endAll().to(Stage.ENFORCEMENT);
        Payouts.openAfter(move, state.fulfilment().awarded(plan, state), state);
        return move.done();
    }

    private static EnforcementPlan planOf(DecisionInProgress draft, RecordExternalOutcome command) {
        Map<Account, Integer> liability = liabilityOf(command);
        List<RemedyLine> lines = left(draft.state(), AwardRules.checked(draft, command, liability), liability);
        Filing filing = draft.state().filing();
        EarlierPayments others = paidByOthers(draft);
        return Payouts.borne(Steps.byAward(lines, liability, draft), others == null ? filing : filing.reopened(others));
    }

    /** A closed case that is opened again has to know what others have paid since; null where nothing, and for an open one. */
    private static EarlierPayments paidByOthers(DecisionInProgress draft) {
        return draft.state().isOpen() ? null : draft.facts().line().payments();
    }

    /** What the platform pays just now, or as soon as the case goes on, it pays for a plan, which must not change meanwhile. */
    private static void requireNothingUnderWay(CaseState state) {
        if (Payouts.ordered(state).anyMatch(duty -> Payouts.causeOf(duty) != AdvanceCause.PROVISIONAL_CREDIT)) {
            String how = state.stage() == Stage.SUSPENDED ? "rule.payment-waits" : "rule.payment-under-way";
            throw new CaseRejection(RejectionCode.GROUND_NOT_MET, Message.of(how));
        }
    }

    private static Map<Account, Integer> liabilityOf(RecordExternalOutcome command) {
        return command.liability() == null ? Map.of(Account.SELLER, 100) : command.liability();
    }

    /**
     * What the buyer was paid before is part of the award, refund of refund and compensation of compensation; a credit is none yet, for
     * whoever performs repays it. Where the buyer bears a share, what it was paid stands for more of the award than its amount.
     */
    private static List<RemedyLine> left(CaseState state, List<RemedyLine> awarded, Map<Account, Integer> liability) {
        Outlay.Paid before = LineAccount.paidSoFar(state);
        int paidOut = 100 - liability.getOrDefault(Account.BUYER, 0);
        Money refunded = Bookings.beforeShare(before.refunded(), paidOut);
        Money compensated = Bookings.beforeShare(before.beyondPrice(), paidOut);
        List<RemedyLine> left = new ArrayList<>();
        for (RemedyLine line : awarded) {
            boolean compensates = line.remedy() == Remedy.COMPENSATION;
            Money covered = Payouts.least(line.amount(), compensates ? compensated : refunded);
            refunded = compensates ? refunded : refunded.minus(covered);
            compensated = compensates ? compensated.minus(covered) : compensated;
            Money rest = line.amount().minus(covered);
            if (rest.isPositive() || covered.isZero()) {
                left.add(line.withAmount(rest));
            }
        }
        return left.isEmpty() ? List.of(new RemedyLine(Remedy.NONE, state.zero())) : left;
    }
}
