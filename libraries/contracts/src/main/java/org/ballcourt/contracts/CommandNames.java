package org.ballcourt.contracts;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.contracts.CaseCommand.*;

/** The names of all commands: {@code RejectClaim} over Kafka and on screens, {@code reject-claim} in a URL. */
public final class CommandNames {
    /** In the order in which a dispute meets them; then those of the small matters, then those of the product itself. */
    public static final List<Class<? extends CaseCommand>> ALL = List.of(
            FileComplaint.class,
            AcceptClaim.class,
            RejectClaim.class,
            MakeOffer.class,
            AcceptOffer.class,
            DeclineOffer.class,
            AddStatement.class,
            WithdrawComplaint.class,
            RequestIntervention.class,
            AcceptIntervention.class,
            DeclineIntervention.class,
            HandOff.class,
            RequestEvidence.class,
            SubmitEvidence.class,
            CompleteEvidence.class,
            ProposeSettlement.class,
            AcceptSettlement.class,
            DeclineSettlement.class,
            EscalateToSenior.class,
            IssueRuling.class,
            LodgeAppeal.class,
            DecideAppeal.class,
            ConfirmStep.class,
            ReportNonPerformance.class,
            SuspendCase.class,
            ResumeCase.class,
            RecordExternalOutcome.class,
            RateService.class,
            FileAgentComplaint.class,
            DecideAgentComplaint.class,
            AppealSanction.class,
            ReportViolation.class,
            DecideViolation.class,
            ContestFlag.class,
            DecideContest.class,
            LapseDuty.class,
            RecordAdvance.class,
            CreditOutage.class,
            AnnouncePolicy.class);

    private static final Map<String, Class<? extends CaseCommand>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

    private CommandNames() {}

    public static String nameOf(Class<? extends CaseCommand> type) {
        return type.getSimpleName();
    }

    public static String kebabOf(Class<? extends CaseCommand> type) {
        return type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    /** The type with a name such as {@code RejectClaim}; null for an unknown name. */
    public static Class<? extends CaseCommand> typeOf(String name) {
        return BY_NAME.get(name);
    }
}
