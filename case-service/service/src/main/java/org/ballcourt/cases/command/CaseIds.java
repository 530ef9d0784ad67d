package org.ballcourt.cases.command;

import org.ballcourt.cases.store.DerivedId;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.ReportViolation;

/** Ids of new cases, which begin with what they are about: derived from who files and with which command, so that a retried filing finds its own case. */
final class CaseIds {
    private static final String COMPLAINT = "BC-";

    private CaseIds() {}

    static String of(FilingCommand command, Actor actor, String commandId) {
        return switch (command) {
            case FileComplaint _ -> of(COMPLAINT, actor, commandId);
            case FileAgentComplaint _ -> of("AC-", actor, commandId);
            case ReportViolation _ -> of("VR-", actor, commandId);
            case ContestFlag _ -> of("FC-", actor, commandId);
            case OpenContact _ -> of("CT-", actor, commandId);
            case ContestRecovery contest -> ofContest(contest, actor);
        };
    }

    private static String ofContest(ContestRecovery contest, Actor actor) {
        int recovery = contest.recovery() == null ? 1 : contest.recovery();
        return DerivedId.ofContest(String.valueOf(contest.caseId()), actor, recovery);
    }

    static String ofComplaint(Actor actor, String commandId) {
        return of(COMPLAINT, actor, commandId);
    }

    private static String of(String prefix, Actor actor, String commandId) {
        return DerivedId.of(prefix, actor + "\n" + commandId);
    }
}
