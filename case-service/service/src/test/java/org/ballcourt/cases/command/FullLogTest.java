package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.statement;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Policy;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.Test;

/** A log of the first edition has its limits, and a full one still comes to its end. */
class FullLogTest {
    private final CommandWorld world = new CommandWorld();

    private static Policy.Limits limits(Policy.Limits l, int events, int bytes, int headroom) {
        return new Policy.Limits(
                l.statementsPerActor(),
                l.evidenceRequests(),
                l.emptyHandOffs(),
                l.declinedOffers(),
                l.advanceAttempts(),
                l.expressRefundQuota(),
                events,
                bytes,
                headroom);
    }

    private CaseCommands doorWith(int events, int bytes, int headroom) {
        return world.limits(l -> limits(l, events, bytes, headroom)).door();
    }

    private static CaseRejection refusal(CaseCommands door, CommandRequest submission) {
        CaseRejection rejection = catchThrowableOfType(CaseRejection.class, () -> door.submit(submission));
        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo(RejectionCode.CASE_LOG_FULL);
        return rejection;
    }

    @Test
    void refusesMoreEventsThanTheLimitLessTheHeadroom() {
        CaseCommands door = doorWith(5, 1_000_000, 2);
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, BUYER, statement("2")));
        door.submit(world.submission(caseId, BUYER, statement("3")));

        CaseRejection rejection = refusal(door, world.submission(caseId, BUYER, statement("4")));
        assertThat(Messages.in(Language.DEFAULT).text(rejection.message())).contains("3 events", "evidence");
        assertThat(Messages.in(Language.of("zh")).text(rejection.message()))
                .contains("已达上限（3 个事件）")
                .doesNotContain("events");
        assertThat(world.stored.load(caseId).lastSeq()).isEqualTo(3);
    }

    @Test
    void refusesMoreBytesThanTheLimitLessTheHeadroom() {
        CaseCommands door = doorWith(500, 40_000, 100);
        String caseId = world.filed(door, "O-1");
        door.submit(world.submission(caseId, BUYER, statement("x".repeat(10_000))));

        CaseRejection rejection = refusal(door, world.submission(caseId, BUYER, statement("x".repeat(25_000))));
        assertThat(Messages.in(Language.DEFAULT).text(rejection.message())).contains("31 KiB");
    }

    @Test
    void letsThePartiesEndAFullCase() {
        CaseCommands door = doorWith(2, 1_000_000, 1);
        String caseId = world.filed(door, "O-1");
        refusal(
                door,
                world.submission(caseId, SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, null, List.of())));
        door.submit(world.submission(caseId, BUYER, new WithdrawComplaint(null)));

        assertThat(world.stored.load(caseId).isOpen()).isFalse();
    }

    @Test
    void letsSilenceEndAFullCase() {
        CaseCommands door = doorWith(2, 1_000, 1);
        String caseId = world.filed(door, "O-1");
        int rounds = 0;
        while (world.stored.load(caseId).isOpen() && rounds++ < 60) {
            Duty duty = state(caseId).ball().open().stream()
                    .min(Comparator.comparing(Duty::dueAt))
                    .orElseThrow();
            world.pass(Duration.between(world.now, duty.dueAt()));
            door.submit(world.submission(caseId, Actor.SYSTEM, new LapseDuty(duty.dutyId())));
        }

        assertThat(world.stored.load(caseId).stage()).isEqualTo(Stage.CLOSED);
        assertThat(world.stored.load(caseId).lastSeq()).isGreaterThan(10);
    }

    private CaseState state(String caseId) {
        CaseState state = CaseState.NONE;
        for (RecordedEvent recorded : world.stored.load(caseId).events()) {
            state = state.evolve(recorded.at(), recorded.actor(), recorded.event());
        }
        return state;
    }
}
