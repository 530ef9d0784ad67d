package org.ballcourt.cases.command;

import org.ballcourt.cases.store.CommandStores;
import org.ballcourt.cases.store.DerivedId;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestFlag;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CaseCommand.FileAgentComplaint;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.CaseCommand.ReportViolation;
import org.ballcourt.keys.InstallationSecret;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Ids of new cases, which begin with what they are about: derived from who files and with which command, so that a retried filing finds its
 * own case, and from a secret of the installation, so that nobody else can tell an id from a person and the number of an order.
 */
record CaseIds(InstallationSecret secret) {
    private static final String COMPLAINT = "BC-";

    @Autowired
    CaseIds(CommandStores stores) {
        this(stores.ids());
    }

    /** The same command, with the case that it is about, which a filing is the first to name. */
    CommandRequest named(CommandRequest request) {
        return request.command() instanceof FilingCommand filing
                ? request.about(of(filing, request.actor(), request.commandId()))
                : request;
    }

    String of(FilingCommand command, Actor actor, String commandId) {
        return switch (command) {
            case FileComplaint _ -> ofComplaint(actor, commandId);
            case FileAgentComplaint _ -> of("AC-", actor, commandId);
            case ReportViolation _ -> of("VR-", actor, commandId);
            case ContestFlag _ -> of("FC-", actor, commandId);
            case OpenContact _ -> of("CT-", actor, commandId);
            case ContestRecovery contest -> ofContest(contest, actor);
        };
    }

    String ofComplaint(Actor actor, String commandId) {
        return of(COMPLAINT, actor, commandId);
    }

    private static String ofContest(ContestRecovery contest, Actor actor) {
        int recovery = contest.recovery() == null ? 1 : contest.recovery();
        return DerivedId.ofContest(String.valueOf(contest.caseId()), actor, recovery);
    }

    private String of(String prefix, Actor actor, String commandId) {
        return DerivedId.of(prefix, actor, commandId, secret);
    }
}
