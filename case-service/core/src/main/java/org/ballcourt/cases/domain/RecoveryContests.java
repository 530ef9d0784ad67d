package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseCommand.ContestRecovery;
import org.ballcourt.contracts.CaseCommand.ReverseRecovery;
import org.ballcourt.contracts.CaseEvent.RecoveryContested;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Ruling;

/**
 * Whoever the platform takes money back from may say that it is wrong, as with a flag: in a matter of its own, which a supervisor
 * decides who has not ruled on the case. Meanwhile the recovery stands; where the contest is upheld the platform bears it.
 */
final class RecoveryContests {
    private RecoveryContests() {}

    /** Why that actor may not contest anything of the case then. */
    static Optional<CaseRejection> mayContest(Actor actor, CaseState state, Policy policy, Instant at) {
        Optional<Recovery> own = ofActor(actor, state);
        if (own.isEmpty()) {
            return Refusals.no(RejectionCode.GROUND_NOT_MET, Message.of("rule.nothing-recovered-from-you"));
        }
        return at.isAfter(own.get().contestUntil())
                ? Refusals.no(RejectionCode.OUTSIDE_WINDOW, Message.of("rule.recovery-stands-by-now"))
                : Refusals.yes();
    }

    /** The newest that it may or might have contested. */
    static Optional<Recovery> ofActor(Actor actor, CaseState state) {
        return state.fulfilment().recoveries().stream()
                .filter(recovery -> recovery.isContestableBy(actor))
                .reduce((before, last) -> last);
    }

    /** Its place among all that the actor was ever told to pay, which never changes; counted from 1, 0 where there is none. */
    static int newest(Actor actor, CaseState state) {
        List<Recovery> told = state.fulfilment().recoveries().stream()
                .filter(recovery -> recovery.isToldTo(actor))
                .toList();
        return IntStream.rangeClosed(1, told.size())
                .filter(place -> told.get(place - 1).isContestableBy(actor))
                .max()
                .orElse(0);
    }

    static void contest(DecisionInProgress draft, ContestRecovery command) {
        if (draft.state().exists()) {
            throw new CaseRejection(RejectionCode.WRONG_STAGE, Message.of("rule.case-exists"));
        }
        Facts.Dispute dispute = draft.facts().matter().dispute();
        if (dispute == null) {
            throw SideMatterRules.noSuchCase();
        }
        CaseState state = dispute.state();
        CommandPermissions.refusal(ContestRecovery.class, draft.actor(), state, draft.policy(), draft.decidedAt())
                .ifPresent(refusal -> {
                    throw refusal;
                });
        ReasonRules.require(draft, command);
        Recovery recovery = ofActor(draft.actor(), state).orElseThrow();
        Ruling ruling = state.judgement().ruling();
        draft.add(new RecoveryContested(
                draft.actor(),
                command.caseId(),
                recovery.from(),
                recovery.amount(),
                ruling == null ? null : ruling.by(),
                draft.text(command.explanation()),
                SideMatterRules.evidence(draft, command.evidence()),
                draft.policy().version(),
                SideMatterRules.toSupervisor(draft, DutyTerm.HANDLE_CONTEST)));
    }

    /** Once; the buyer keeps what was paid. */
    static void reverse(DecisionInProgress draft, ReverseRecovery command) {
        draft.state().fulfilment().recoveries().stream()
                .filter(recovery -> recovery.isMeantBy(command.from(), command.amount()))
                .findFirst()
                .ifPresent(recovery -> draft.add(new RecoveryReversed(
                        recovery.from(),
                        recovery.liable(),
                        recovery.amount(),
                        command.contest(),
                        Bookings.moved(recovery.amount(), Account.PLATFORM, recovery.from()),
                        BallChange.NONE)));
    }
}
