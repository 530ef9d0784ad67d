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
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Role;
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
                .isEqualTo(RejectionCode.NOT_YOUR_ROLE);
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
