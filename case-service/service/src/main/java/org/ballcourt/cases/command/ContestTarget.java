package org.ballcourt.cases.command;

import java.util.stream.IntStream;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.DerivedId;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;

/** Which log a command is about: a contest's own depends on which recovery of its case is the sender's newest. */
final class ContestTarget {
    private ContestTarget() {}

    static String of(CommandRequest request, CaseStore cases) {
        return request.command() instanceof ContestRecovery contest && contest.caseId() != null
                ? of(contest.caseId(), request.actor(), request.commandId(), cases)
                : request.target();
    }

    /** The same command again is about the recovery that it was about first. */
    private static String of(String dispute, Actor by, String commandId, CaseStore cases) {
        CaseLog log = cases.load(dispute);
        int newest = log.exists() ? CaseDecider.newestRecovery(by, CaseState.NONE.after(log.events())) : 0;
        return IntStream.range(1, newest)
                .mapToObj(earlier -> DerivedId.ofContest(dispute, by, earlier))
                .filter(id -> cases.load(id).commitOf(by, commandId).isPresent())
                .findFirst()
                .orElseGet(() -> DerivedId.ofContest(dispute, by, newest));
    }
}
