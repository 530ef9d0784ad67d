package org.ballcourt.cases.view;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.cases.domain.Recovery;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.AllowedAction;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.OptionalField;
import org.ballcourt.contracts.Stage;

/** What somebody may do on a case now, and until when. */
public record AllowedActions(CaseDecider decider) {
    /**
     * Empty for an authenticated nobody, whose actor is null.
     *
     * @param state as a command meets it now ({@link CaseDecider#asMetAt})
     */
    public List<AllowedAction> of(Actor actor, CaseState state, Instant now) {
        if (actor == null || !state.exists()) {
            return List.of();
        }
        return decider.allowed(actor, state, now).stream()
                .map(type ->
                        new AllowedAction(CommandNames.nameOf(type), until(type, actor, state, now), required(type)))
                .toList();
    }

    /** The fields that the command cannot do without. */
    private static List<String> required(Class<? extends CaseCommand> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(field -> !field.isAnnotationPresent(OptionalField.class))
                .map(RecordComponent::getName)
                .toList();
    }

    private Instant until(Class<? extends CaseCommand> type, Actor actor, CaseState state, Instant now) {
        if (type == ContestRecovery.class) {
            return CaseDecider.contestable(actor, state, now).stream()
                    .map(Recovery::contestUntil)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }
        if (type == WithdrawComplaint.class
                && state.filing() != null
                && state.stage().compareTo(Stage.ADJUDICATION) > 0) {
            return state.filing().withdrawUntil();
        }
        if (!state.isOpen()) {
            return afterClosing(type, state, now);
        }
        return state.ball().open().stream()
                .filter(duty -> fulfilling(duty.kind()).contains(type) && duty.isHeldBy(actor))
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

    /** The commands that may fulfil a duty. */
    private static Set<Class<? extends CaseCommand>> fulfilling(DutyKind duty) {
        return switch (duty) {
            case ANSWER_CLAIM -> Set.of(AcceptClaim.class, RejectClaim.class, MakeOffer.class);
            case ANSWER_OFFER -> Set.of(AcceptOffer.class, DeclineOffer.class, MakeOffer.class);
            case ANSWER_REJECTION -> Set.of(MakeOffer.class, RequestIntervention.class);
            case TRIAGE -> Set.of(AcceptIntervention.class, DeclineIntervention.class);
            case PROVE -> Set.of(SubmitEvidence.class, CompleteEvidence.class);
            case ANSWER_REQUEST, INSPECT -> Set.of(SubmitEvidence.class, DeclareUnavailable.class);
            case ANSWER_SETTLEMENT -> Set.of(AcceptSettlement.class, DeclineSettlement.class);
            case RULE -> Set.of(IssueRuling.class);
            case MAY_APPEAL -> Set.of(LodgeAppeal.class, AppealSanction.class);
            case REVIEW -> Set.of(DecideAppeal.class);
            case HANDLE_AGENT_COMPLAINT -> Set.of(DecideAgentComplaint.class);
            case HANDLE_VIOLATION -> Set.of(DecideViolation.class);
            case ANSWER_REPORT -> Set.of(AnswerReport.class);
            case ANSWER_CONTACT -> Set.of(AnswerContact.class);
            case HANDLE_CONTEST -> Set.of(DecideContest.class);
            case PAY_ADVANCE, AWAIT_OUTSIDE_BODY -> Set.of();
            case RETURN_GOODS, CONFIRM_RECEIPT, PERFORM -> Set.of(ConfirmStep.class);
        };
    }
}
