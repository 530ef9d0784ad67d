package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.contracts.RejectionCode.DUTY_NOT_OPEN;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.CaseEvent.SellerRejected;
import org.ballcourt.contracts.Duty;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;

/** What arrives at the instant of a deadline is in time, whoever else comes then; a lapse is later than the deadline. */
class ArrivingAtTheDeadlineTest {
    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();

    private String caseId;
    private Duty duty;

    private void atTheDeadline() {
        world.isOver = false;
        caseId = world.filed(door, "O-1");
        duty = world.stored
                .load(caseId)
                .events()
                .getFirst()
                .event()
                .ball()
                .opened()
                .getFirst();
        world.now = duty.dueAt();
    }

    private CommandResult lapse() {
        return door.submit(world.submission(caseId, Actor.SYSTEM, new LapseDuty(duty.dutyId())));
    }

    @Test
    void isInTimeThoughTheClocksCameFirst() {
        atTheDeadline();

        CaseRejection tooEarly = catchThrowableOfType(CaseRejection.class, this::lapse);
        CommandResult act = door.submit(
                world.submission(caseId, SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, null, List.of())));

        assertThat(tooEarly.code()).isEqualTo(DUTY_NOT_OPEN);
        assertThat(act.events())
                .singleElement()
                .satisfies(e -> assertThat(e.event()).isInstanceOf(SellerRejected.class));
        assertThat(act.events().getFirst().at()).isEqualTo(duty.dueAt());
    }

    @Test
    void isOverOneMillisecondLater() {
        atTheDeadline();
        world.now = duty.dueAt().plusMillis(1);

        assertThat(lapse().events().getFirst()).satisfies(lapsed -> {
            assertThat(lapsed.event()).isInstanceOf(DutyLapsed.class);
            assertThat(lapsed.at()).isEqualTo(duty.dueAt());
        });
    }

    @Test
    void isOverWhereTheClockStandsAtItsEnd() {
        atTheDeadline();
        world.isOver = true;

        assertThat(lapse().events().getFirst().event()).isInstanceOf(DutyLapsed.class);
    }
}
