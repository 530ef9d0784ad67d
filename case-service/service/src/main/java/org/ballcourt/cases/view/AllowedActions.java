package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;

/** What somebody may do on a case now, and until when. */
public final class AllowedActions {
    private final CaseDecider decider;

    public AllowedActions(CaseDecider decider) {
        this.decider = decider;
    }

    /** Empty for an authenticated nobody, whose actor is null. */
    public List<AllowedAction> of(Actor actor, CaseState state, Instant now) {
        if (actor == null || !state.exists()) {
            return List.of();
        }
        return decider.allowed(actor, state, now).stream()
                .map(type -> new AllowedAction(
                        CommandNames.nameOf(type), until(type, actor, state, now), CommandFields.required(type)))
                .toList();
    }

    private Instant until(Class<? extends CaseCommand> type, Actor actor, CaseState state, Instant now) {
        if (!state.isOpen()) {
            return afterClosing(type, state, now);
        }
        Set<DutyKind> fulfilled = fulfilledBy(type);
        return state.ball().open().stream()
                .filter(duty -> fulfilled.contains(duty.kind()) && duty.isHeldBy(actor))
                .map(Duty::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Instant afterClosing(Class<? extends CaseCommand> type, CaseState state, Instant now) {
        Policy.Windows windows = decider.policyOf(state, now).windows();
        if (type == RateService.class) {
            return state.closedAt().plus(windows.rateService());
        }
        return type == ReportNonPerformance.class ? state.closedAt().plus(windows.reportNonPerformance()) : null;
    }

    /** The duties that a command may fulfil. */
    private static Set<DutyKind> fulfilledBy(Class<? extends CaseCommand> type) {
        return switch (CommandNames.nameOf(type)) {
            case "AcceptClaim", "RejectClaim" -> EnumSet.of(DutyKind.ANSWER_CLAIM);
            case "AcceptOffer", "DeclineOffer" -> EnumSet.of(DutyKind.ANSWER_OFFER);
            case "MakeOffer" -> EnumSet.of(DutyKind.ANSWER_CLAIM, DutyKind.ANSWER_OFFER, DutyKind.ANSWER_REJECTION);
            case "RequestIntervention" -> EnumSet.of(DutyKind.ANSWER_REJECTION);
            case "AcceptIntervention", "DeclineIntervention" -> EnumSet.of(DutyKind.TRIAGE);
            case "SubmitEvidence" -> EnumSet.of(DutyKind.PROVE, DutyKind.ANSWER_REQUEST, DutyKind.INSPECT);
            case "CompleteEvidence" -> EnumSet.of(DutyKind.PROVE);
            case "AcceptSettlement", "DeclineSettlement" -> EnumSet.of(DutyKind.ANSWER_SETTLEMENT);
            case "IssueRuling" -> EnumSet.of(DutyKind.RULE);
            case "LodgeAppeal" -> EnumSet.of(DutyKind.MAY_APPEAL);
            case "DecideAppeal" -> EnumSet.of(DutyKind.REVIEW);
            case "DecideAgentComplaint" -> EnumSet.of(DutyKind.HANDLE_AGENT_COMPLAINT);
            case "AppealSanction" -> EnumSet.of(DutyKind.MAY_APPEAL);
            case "DecideViolation" -> EnumSet.of(DutyKind.HANDLE_VIOLATION);
            case "DecideContest" -> EnumSet.of(DutyKind.HANDLE_CONTEST);
            case "ConfirmStep" -> EnumSet.of(DutyKind.RETURN_GOODS, DutyKind.CONFIRM_RECEIPT, DutyKind.PERFORM);
            default -> EnumSet.noneOf(DutyKind.class);
        };
    }
}
