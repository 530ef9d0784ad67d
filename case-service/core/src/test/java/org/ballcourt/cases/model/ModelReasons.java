package org.ballcourt.cases.model;

import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.contracts.AppealDecision;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.SeniorGround;

/** Section 11, rule 5: who decides against somebody, ends or moves something says why. */
final class ModelReasons {
    private ModelReasons() {}

    static void require(CaseCommand command, SecondEdition edition) {
        boolean bare = edition == null
                ? hasNoWords(command)
                : textsOf(command).stream().anyMatch(text -> !isReason(text, edition));
        No.unless(!bare, RejectionCode.REASON_MISSING);
    }

    /** The first edition asked for some text at least where nothing else is said. */
    private static boolean hasNoWords(CaseCommand command) {
        boolean asked = command instanceof DeclareUnavailable || command instanceof CaseCommand.FilingCommand;
        return asked
                && textsOf(command).stream()
                        .anyMatch(text ->
                                text == null || text.replaceAll("\\P{L}", "").isEmpty());
    }

    private static boolean isReason(String text, SecondEdition edition) {
        String words = text == null ? "" : text;
        int letters = words.replaceAll("\\P{L}", "")
                .codePointCount(0, words.replaceAll("\\P{L}", "").length());
        String chinese = words.replaceAll("[^\\p{L}&&\\p{IsHan}]", "");
        return letters >= edition.reasons().letters()
                || chinese.codePointCount(0, chinese.length())
                        >= edition.reasons().chinese();
    }

    private static List<String> textsOf(CaseCommand command) {
        List<String> texts = new ArrayList<>();
        if (command instanceof DeclineIntervention decline) {
            texts.add(decline.explanation());
        } else if (command instanceof LodgeAppeal appeal) {
            texts.add(appeal.explanation());
        } else if (command instanceof DeclareUnavailable none) {
            texts.add(none.why());
        } else if (command instanceof RequestIntervention call) {
            boolean accuses = call.ground() == InterventionGround.BAD_FAITH
                    || call.ground() == InterventionGround.CLEAR_VIOLATION;
            texts.add(accuses ? call.explanation() : "no reason needed");
        } else if (command instanceof EscalateToSenior call) {
            texts.add(call.ground() == SeniorGround.COMPLEX ? call.explanation() : "no reason needed");
        } else if (command instanceof ReportViolation report) {
            texts.add(report.explanation());
        } else if (command instanceof ContestRecovery contest) {
            texts.add(contest.explanation());
        } else if (command instanceof RecordExternalOutcome outcome) {
            texts.add(outcome.explanation());
        } else if (command instanceof ContestFlag contest) {
            texts.add(contest.explanation());
        } else if (command instanceof IssueRuling ruling) {
            texts.add(ruling.reasons());
            texts.addAll(words(ruling));
        } else if (command instanceof DecideAppeal decision) {
            texts.add(decision.reasons());
            if (decision.decision() == AppealDecision.REVISED && decision.ruling() != null) {
                String own = decision.ruling().reasons();
                texts.add(own == null ? decision.reasons() : own);
                texts.addAll(words(decision.ruling()));
            }
        }
        return texts;
    }

    private static List<String> words(IssueRuling ruling) {
        List<String> words = new ArrayList<>();
        if (ruling.findings() != null) {
            ruling.findings().forEach(finding -> words.add(finding.because()));
        }
        if (ruling.deviation() != null) {
            words.add(ruling.deviation());
        }
        return words;
    }
}
