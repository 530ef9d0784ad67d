package org.ballcourt.cases.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.SeniorGround;

/**
 * Whatever decides against somebody, ends a case or moves it on for what somebody says carries its reason in words. What has no say
 * in that needs none: a side's own statement or answer, a question to the desk, and what says why by a code of its own.
 */
final class ReasonRules {
    private ReasonRules() {}

    /** Names every field of the command in which a reason is missing, at once. */
    static void require(DecisionInProgress draft, CaseCommand command) {
        SecondEdition edition = draft.policy().secondEdition();
        if (edition == null && !isAlwaysAskedFor(command)) {
            return;
        }
        SecondEdition.Reasons rule = edition == null ? SecondEdition.Reasons.ANY : edition.reasons();
        List<String> missing = reasonsOf(command).entrySet().stream()
                .filter(reason -> !rule.isReason(reason.getValue().orElse(null)))
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw beside(
                    draft,
                    command,
                    rule.missing(
                            Message.of("rule.reason-missing").with("fields", String.join(", ", missing)), missing));
        }
    }

    /** A reference is looked for in the same step, and a ruling is told everything at once where there is one to give. */
    private static CaseRejection beside(DecisionInProgress draft, CaseCommand command, CaseRejection missing) {
        return switch (command) {
            case RecordExternalOutcome outcome ->
                OutsideBodies.missingReference(outcome)
                        .map(fault -> missing.and("reference", fault))
                        .orElse(missing);
            case IssueRuling ruling -> missing.and(RulingRules.refusal(draft, ruling, ""));
            case DecideAppeal appeal
            when brings(appeal) && !draft.state().judgement().declined() ->
                missing.and(RulingRules.refusal(draft, appeal.ruling(), "ruling."));
            default -> missing;
        };
    }

    /** The first edition asks for no reasons, but for something where a text is all that there is. */
    private static boolean isAlwaysAskedFor(CaseCommand command) {
        return command instanceof FilingCommand
                || command instanceof AppealSanction
                || command instanceof DecideAgentComplaint
                || command instanceof DecideViolation
                || command instanceof DecideContest
                || command instanceof DeclareUnavailable;
    }

    /** The fields that must hold a reason, with what they hold. */
    private static Map<String, Optional<String>> reasonsOf(CaseCommand command) {
        return switch (command) {
            case RequestIntervention c -> needsExplanation(c.ground()) ? one("explanation", c.explanation()) : Map.of();
            case DeclineIntervention c -> one("explanation", c.explanation());
            case LodgeAppeal c -> one("explanation", c.explanation());
            case DeclareUnavailable c -> one("why", c.why());
            case IssueRuling c -> ofRuling("", c, c.reasons());
            case DecideAppeal c -> ofAppeal(c);
            case EscalateToSenior c ->
                c.ground() == SeniorGround.COMPLEX ? one("explanation", c.explanation()) : Map.of();
            case FileAgentComplaint c -> one("explanation", c.explanation());
            case ReportViolation c -> one("explanation", c.explanation());
            case ContestFlag c -> one("explanation", c.explanation());
            case ContestRecovery c -> one("explanation", c.explanation());
            case AppealSanction c -> one("explanation", c.explanation());
            case RecordExternalOutcome c -> one("explanation", c.explanation());
            case DecideAgentComplaint c -> one("reasons", c.reasons());
            case DecideViolation c -> one("reasons", c.reasons());
            case DecideContest c -> one("reasons", c.reasons());
            case FileComplaint _,
                    OpenContact _,
                    AnswerContact _,
                    ReduceRemedy _,
                    ReverseRecovery _,
                    AnswerReport _,
                    AcceptClaim _,
                    RejectClaim _,
                    MakeOffer _,
                    AcceptOffer _,
                    DeclineOffer _,
                    AddStatement _,
                    WithdrawComplaint _,
                    AcceptIntervention _,
                    HandOff _,
                    RequestEvidence _,
                    SubmitEvidence _,
                    CompleteEvidence _,
                    ProposeSettlement _,
                    AcceptSettlement _,
                    DeclineSettlement _,
                    ConfirmStep _,
                    ReportNonPerformance _,
                    SuspendCase _,
                    ResumeCase _,
                    RateService _,
                    LapseDuty _,
                    RecordAdvance _,
                    CreditOutage _,
                    AnnouncePolicy _ -> Map.of();
        };
    }

    private static boolean needsExplanation(InterventionGround ground) {
        return ground == InterventionGround.BAD_FAITH || ground == InterventionGround.CLEAR_VIOLATION;
    }

    private static Map<String, Optional<String>> one(String field, String text) {
        return Map.of(field, Optional.ofNullable(text));
    }

    private static Map<String, Optional<String>> ofRuling(String path, IssueRuling ruling, String reasons) {
        Map<String, Optional<String>> all = new LinkedHashMap<>();
        List<FindingOf> findings = ruling.findings() == null ? List.of() : ruling.findings();
        for (int i = 0; i < findings.size(); i++) {
            all.put(
                    path + "findings." + i + ".because",
                    Optional.ofNullable(findings.get(i).because()));
        }
        all.put(path + "reasons", Optional.ofNullable(reasons));
        if (ruling.deviation() != null) {
            all.put(path + "deviation", Optional.of(ruling.deviation()));
        }
        return all;
    }

    /** What a revised ruling leaves out, the decision says: it is one act with one reason. */
    private static Map<String, Optional<String>> ofAppeal(DecideAppeal command) {
        Map<String, Optional<String>> all = new LinkedHashMap<>(one("reasons", command.reasons()));
        if (brings(command)) {
            all.putAll(ofRuling("ruling.", command.ruling(), reasonsOf(command)));
        }
        return all;
    }

    /** Whether it brings a ruling of its own. */
    private static boolean brings(DecideAppeal command) {
        return command.decision() == AppealDecision.REVISED && command.ruling() != null;
    }

    /** Of the ruling that an appeal's decision brings. */
    static String reasonsOf(DecideAppeal command) {
        return Optional.ofNullable(command.ruling()).map(IssueRuling::reasons).orElse(command.reasons());
    }
}
