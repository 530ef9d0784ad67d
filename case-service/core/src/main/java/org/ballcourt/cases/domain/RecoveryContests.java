package org.ballcourt.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        if (ofActor(actor, state).findAny().isEmpty()) {
            return Refusals.no(RejectionCode.GROUND_NOT_MET, Message.of("rule.nothing-recovered-from-you"));
        }
        return open(actor, state, at).isEmpty() ? Optional.of(late()) : Refusals.yes();
    }

    private static CaseRejection late() {
        return new CaseRejection(RejectionCode.OUTSIDE_WINDOW, Message.of("rule.recovery-stands-by-now"));
    }

    /** Those that it may or might have contested, the oldest first. */
    private static Stream<Recovery> ofActor(Actor actor, CaseState state) {
        return state.fulfilment().recoveries().stream().filter(recovery -> recovery.isContestableBy(actor));
    }

    /** Those that it may contest then, as far as their case knows, the oldest first. */
    static List<Recovery> open(Actor actor, CaseState state, Instant at) {
        return ofActor(actor, state)
                .filter(recovery -> !at.isAfter(recovery.contestUntil()))
                .toList();
    }

    private static Recovery meant(Integer named, Actor actor, CaseState state, Instant at) {
        List<Recovery> open = open(actor, state, at);
        if (named == null) {
            return open.getFirst();
        }
        Recovery meant = ofActor(actor, state)
                .filter(recovery -> recovery.number() == named)
                .findFirst()
                .orElseThrow(() -> new CaseRejection(
                        RejectionCode.GROUND_NOT_MET,
                        Message.of("rule.no-such-recovery").with("recovery", named)));
        if (!open.contains(meant)) {
            throw late();
        }
        return meant;
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
        Recovery recovery = meant(command.recovery(), draft.actor(), state, draft.decidedAt());
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
                SideMatterRules.toSupervisor(draft, DutyTerm.HANDLE_CONTEST),
                recovery.number()));
    }

    /** Once; the buyer keeps what was paid. */
    static void reverse(DecisionInProgress draft, ReverseRecovery command) {
        draft.state().fulfilment().recoveries().stream()
                .filter(recovery -> recovery.isMeantBy(command.from(), command.amount(), command.recovery()))
                .findFirst()
                .ifPresent(recovery -> draft.add(reversal(recovery, command.contest())));
    }

    /** @param contest in which that was decided; null without one */
    static RecoveryReversed reversal(Recovery recovery, String contest) {
        return new RecoveryReversed(
                recovery.from(),
                recovery.liable(),
                recovery.amount(),
                contest,
                Bookings.moved(recovery.amount(), Account.PLATFORM, recovery.from()),
                BallChange.NONE,
                recovery.number() == 0 ? null : recovery.number());
    }
}
