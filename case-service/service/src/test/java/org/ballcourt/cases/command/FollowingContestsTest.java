package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.DerivedId;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.CaseEvent.RecoveryReversed;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.DutyKind;
import org.ballcourt.contracts.MatterDecision;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.RemedyLine;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** What the door adds to contested recoveries: an id that lets there be one, and the way of the decision into the case. */
class FollowingContestsTest {
    private static final Actor GAO = new Actor(Role.SUPERVISOR, "gao");

    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();
    private final ContestFollower follower = new ContestFollower(door);

    private CommandResult does(String caseId, Actor actor, CaseCommand command) {
        return door.submit(world.submission(caseId, actor, command));
    }

    /** The seller granted the claim and did not pay. */
    private String recovered() {
        String caseId = world.filed(door, "O-1");
        does(caseId, SELLER, new AcceptClaim());
        lapse(caseId, DutyKind.PERFORM);
        Duty advance = open(caseId, DutyKind.PAY_ADVANCE);
        does(caseId, Actor.SYSTEM, new RecordAdvance(advance.dutyId(), "ADV-1"));
        return caseId;
    }

    private void lapse(String caseId, DutyKind kind) {
        Duty duty = open(caseId, kind);
        world.now = duty.dueAt().plusMillis(1);
        does(caseId, Actor.SYSTEM, new LapseDuty(duty.dutyId()));
    }

    private Duty open(String caseId, DutyKind kind) {
        return world.stored.load(caseId).events().reversed().stream()
                .flatMap(recorded -> recorded.event().ball().opened().stream())
                .filter(duty -> duty.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void follows(String contest) {
        CaseLog log = world.stored.load(contest);
        follower.apply(log, log.commits());
    }

    private List<RecoveryReversed> reversals(String caseId) {
        return world.stored.load(caseId).events().stream()
                .filter(recorded -> recorded.event() instanceof RecoveryReversed)
                .map(recorded -> (RecoveryReversed) recorded.event())
                .toList();
    }

    @Test
    void findsTheOneContestOfSomebodyWhateverTheCommandsId() {
        String caseId = recovered();
        String contest = does(null, SELLER, new ContestRecovery(caseId, "the bank was down", null))
                .caseId();
        assertThat(contest).isEqualTo(DerivedId.ofContest(caseId, SELLER)).matches("RC-[0-9A-HJKMNP-TV-Z]{16}");
        CaseRejection again = catchThrowableOfType(
                CaseRejection.class, () -> does(null, SELLER, new ContestRecovery(caseId, "once more", null)));
        assertThat(again.code()).isEqualTo(RejectionCode.DUPLICATE_CASE);
    }

    /** A court awarded more, and the seller was silent again. */
    private void recoveredAgain(String caseId) {
        does(
                caseId,
                GAO,
                new RecordExternalOutcome(
                        SuspensionCause.COURT,
                        "C-1",
                        "the judgment is final",
                        List.of(new RemedyLine(Remedy.COMPENSATION, Money.of("300.00", "CNY"))),
                        null));
        lapse(caseId, DutyKind.PERFORM);
        Duty advance = open(caseId, DutyKind.PAY_ADVANCE);
        does(caseId, Actor.SYSTEM, new RecordAdvance(advance.dutyId(), "ADV-2"));
    }

    private RejectionCode refused(Actor actor, CaseCommand command) {
        return catchThrowableOfType(CaseRejection.class, () -> does(null, actor, command))
                .code();
    }

    @Test
    void isBroughtOnceAgainstEachRecovery() {
        String caseId = recovered();
        ContestRecovery late = new ContestRecovery(caseId, "the bank was down", null);
        String first = does(null, SELLER, late).caseId();
        does(first, GAO, new DecideContest(MatterDecision.DISMISSED, "three days were enough"));
        assertThat(refused(SELLER, late)).isEqualTo(RejectionCode.ALREADY_DECIDED);

        recoveredAgain(caseId);
        CommandRequest sent = world.submission(null, SELLER, late);
        String second = door.submit(sent).caseId();
        assertThat(second).isNotEqualTo(first).matches("RC-[0-9A-HJKMNP-TV-Z]{16}");
        assertThat(door.submit(sent).caseId()).as("the same command again").isEqualTo(second);
        assertThat(refused(SELLER, late)).isEqualTo(RejectionCode.DUPLICATE_CASE);

        does(second, GAO, new DecideContest(MatterDecision.UPHELD, "it is in the log"));
        follows(second);
        assertThat(reversals(caseId)).extracting(RecoveryReversed::contest).containsExactly(second);
    }

    @Test
    void isTheFirstOneAgainForTheFirstCommandAgain() {
        String caseId = recovered();
        CommandRequest sent = world.submission(null, SELLER, new ContestRecovery(caseId, "the bank was down", null));
        String first = door.submit(sent).caseId();
        recoveredAgain(caseId);
        assertThat(door.submit(sent).caseId()).isEqualTo(first);
        assertThat(world.stored.load(DerivedId.ofContest(caseId, SELLER, 2)).exists())
                .isFalse();
    }

    @Test
    void isForNobodyWithoutARecovery() {
        String caseId = recovered();
        for (CaseCommand command : List.of(
                new ContestRecovery(null, "the bank was down", null),
                new ContestRecovery("BC-NONE", "the bank was down", null))) {
            assertThat(catchThrowableOfType(CaseRejection.class, () -> does(null, SELLER, command))
                            .code())
                    .isEqualTo(RejectionCode.NO_SUCH_CASE);
        }
        assertThat(catchThrowableOfType(
                                CaseRejection.class,
                                () -> does(null, BUYER, new ContestRecovery(caseId, "the bank was down", null)))
                        .code())
                .isEqualTo(RejectionCode.GROUND_NOT_MET);
    }

    @Test
    void carriesAnUpheldContestOverOnce() {
        String caseId = recovered();
        String contest = does(null, SELLER, new ContestRecovery(caseId, "the bank was down", null))
                .caseId();
        follows(contest);
        assertThat(reversals(caseId)).isEmpty();

        does(contest, GAO, new DecideContest(MatterDecision.UPHELD, "it is in the log"));
        follows(contest);
        follows(contest);

        assertThat(reversals(caseId)).hasSize(1);
        assertThat(reversals(caseId).getFirst().from()).isEqualTo(Account.SELLER);
        assertThat(reversals(caseId).getFirst().contest()).isEqualTo(contest);
    }

    @Test
    void leavesTheRecoveryWhereTheContestIsDismissedOrNobodyDecides() {
        String caseId = recovered();
        String contest = does(null, SELLER, new ContestRecovery(caseId, "the bank was down", null))
                .caseId();
        lapse(contest, DutyKind.HANDLE_CONTEST);
        world.now = world.now.plus(Duration.ofDays(10));
        lapse(contest, DutyKind.HANDLE_CONTEST);
        follows(contest);
        assertThat(world.stored.load(contest).isOpen()).isFalse();
        assertThat(reversals(caseId)).isEmpty();
    }
}
