package org.ballcourt.cases.command;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ballcourt.cases.domain.CaseDecider;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Recovery;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.DerivedId;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;

/** Which recovery a contest is about that names none: each has a log of its own. */
final class ContestTarget {
    private ContestTarget() {}

    /** The request with the recovery that it means; every other one as it is. */
    static CommandRequest named(CommandRequest request, CaseStore cases, CaseClock clock) {
        return request.command() instanceof ContestRecovery contest
                        && contest.caseId() != null
                        && contest.recovery() == null
                ? named(request, contest, cases, clock)
                : request;
    }

    private static CommandRequest named(
            CommandRequest request, ContestRecovery contest, CaseStore cases, CaseClock clock) {
        CaseLog log = cases.load(contest.caseId());
        if (!log.exists()) {
            return request;
        }
        CaseState state = CaseState.NONE.after(log.events());
        return again(request, contest, state, cases)
                .or(() -> oldest(request, contest, state, cases, clock))
                .map(recovery -> request.with(contest.of(recovery)))
                .orElse(request);
    }

    /** The same command again is about the recovery that it was about first. */
    private static Optional<Integer> again(
            CommandRequest request, ContestRecovery contest, CaseState state, CaseStore cases) {
        return state.fulfilment().recoveries().stream()
                .filter(recovery -> request.actor().equals(recovery.liable()))
                .map(Recovery::number)
                .filter(number -> contestOf(contest, request.actor(), number, cases)
                        .commitOf(request.actor(), request.commandId())
                        .isPresent())
                .findFirst();
    }

    /** Where each was contested already, the newest says so. */
    private static Optional<Integer> oldest(
            CommandRequest request, ContestRecovery contest, CaseState state, CaseStore cases, CaseClock clock) {
        List<Integer> open = CaseDecider.contestable(request.actor(), state, clock.instant()).stream()
                .map(Recovery::number)
                .toList();
        return open.stream()
                .filter(number ->
                        !contestOf(contest, request.actor(), number, cases).exists())
                .findFirst()
                .or(() -> open.stream().max(Comparator.naturalOrder()));
    }

    private static CaseLog contestOf(ContestRecovery contest, Actor by, int number, CaseStore cases) {
        return cases.load(DerivedId.ofContest(contest.caseId(), by, number));
    }
}
