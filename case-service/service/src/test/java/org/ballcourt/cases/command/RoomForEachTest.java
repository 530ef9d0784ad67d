package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.statement;

import java.util.List;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.SecondEdition;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.*;
import org.ballcourt.contracts.DeclineCode;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.SellerRejectionGround;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second edition: what one side fills is its own room, and the case goes on all the same. */
class RoomForEachTest {
    private static final String LONG = "漏".repeat(2000);

    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door =
            world.room(new SecondEdition.Room(60, 60_000)).door();
    private final String caseId = world.filed(door, "O-1");

    @BeforeEach
    void theSellerFillsItsRoom() {
        for (int i = 0; i < 50 && refusal(SELLER, statement(LONG)) == null; i++) {
            assertThat(i).as("the room has an end").isLessThan(49);
        }
    }

    private CaseRejection refusal(Actor actor, CaseCommand command) {
        return catchThrowableOfType(CaseRejection.class, () -> door.submit(world.submission(caseId, actor, command)));
    }

    private void accepts(Actor actor, CaseCommand command) {
        assertThat(refusal(actor, command)).as(actor + " " + command).isNull();
    }

    @Test
    void refusesMoreWordsOfTheOneWhoFilledIt() {
        CaseRejection full = refusal(SELLER, statement(LONG));

        assertThat(full.code()).isEqualTo(RejectionCode.CASE_LOG_FULL);
        assertThat(Messages.in(Language.DEFAULT).text(full.message())).contains("58 KiB");
    }

    @Test
    void leavesTheOtherSideAllItsRoom() {
        accepts(BUYER, statement(LONG));
    }

    @Test
    void letsWhoeverFilledItPerformItsDuty() {
        accepts(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, LONG, List.of()));
    }

    @Test
    void letsThePlatformBeCalledInAndAct() {
        accepts(SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, null, List.of()));
        accepts(SELLER, new RequestIntervention(InterventionGround.SELLER_REJECTED, LONG));
        for (int i = 0; i < 20; i++) {
            accepts(AGENT, statement(LONG));
        }
        accepts(AGENT, new DeclineIntervention(DeclineCode.OUT_OF_SCOPE, LONG));

        assertThat(world.stored.load(caseId).stage()).isEqualTo(Stage.APPEAL_WINDOW);
    }
}
