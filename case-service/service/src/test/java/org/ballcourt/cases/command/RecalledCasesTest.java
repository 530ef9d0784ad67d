package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.statement;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.ForwardingCaseStore;
import org.ballcourt.cases.store.InMemoryCaseStore;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.LapseDuty;
import org.ballcourt.contracts.CaseCommand.RejectClaim;
import org.ballcourt.contracts.CaseCommand.RequestIntervention;
import org.ballcourt.contracts.CaseEvent.DutyLapsed;
import org.ballcourt.contracts.InterventionGround;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.SellerRejectionGround;
import org.junit.jupiter.api.Test;

/** One node remembers a case that another one moves on: nobody is answered by what was so a moment ago. */
class RecalledCasesTest {
    private final CommandWorld world = new CommandWorld();
    private final CaseCommands here = world.door();
    private final CaseCommands there = world.door();
    private final String caseId = world.filed(here, "O-1");

    private CommandRequest intervention() {
        return world.submission(
                caseId, "ask", BUYER, new RequestIntervention(InterventionGround.SELLER_REJECTED, "look"));
    }

    private void rejectClaim(CaseCommands door) {
        door.submit(world.submission(
                caseId, "no", SELLER, new RejectClaim(SellerRejectionGround.BUYER_MISUSE, "摔坏", List.of())));
    }

    @Test
    void acceptsWhatOnlyTheStepOfAnotherNodeHasMadePossible() {
        rejectClaim(there);
        there.submit(intervention());

        CommandResult answer = here.submit(world.submission(caseId, AGENT, new AcceptIntervention()));

        assertThat(answer.version()).isEqualTo(4);
        assertThat(answer.log())
                .satisfies(log -> assertThat(log.head())
                        .isEqualTo(world.stored.load(caseId).head()));
    }

    @Test
    void refusesWhatTheStepOfAnotherNodeHasMadeImpossible() {
        there.submit(world.submission(caseId, SELLER, new AcceptClaim()));

        assertThatThrownBy(() -> rejectClaim(here)).isInstanceOf(CaseRejection.class);
    }

    /** The store was restored from a copy, and others have gone on from there to the same version. */
    @Test
    void refusesNothingForAStepThatTheStoreHasLost() {
        CaseStore restored = new InMemoryCaseStore();
        CaseCommands onRestored = world.door(restored, 16);
        world.filed(onRestored, "O-1");
        onRestored.submit(world.submission(caseId, SELLER, statement("instead")));
        AtomicReference<CaseStore> disk = new AtomicReference<>(world.stored);
        CaseCommands here = world.door(
                new ForwardingCaseStore(world.stored) {
                    @Override
                    public CaseLog load(String id) {
                        return disk.get().load(id);
                    }

                    @Override
                    public Written append(CaseLog base, Commit commit) {
                        return disk.get().append(base, commit);
                    }
                },
                16);
        here.submit(world.submission(caseId, SELLER, new AcceptClaim()));
        disk.set(restored);

        rejectClaim(here);

        assertThat(restored.load(caseId).version()).isEqualTo(3);
    }

    @Test
    void answersACommandAgainThatAnotherNodeTook() {
        CommandRequest asked = intervention();
        rejectClaim(there);
        CommandResult first = there.submit(asked);
        there.submit(world.submission(caseId, AGENT, new AcceptIntervention()));

        CommandResult again = here.submit(asked);

        assertThat(again.repeated()).isTrue();
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(again.events())
                .extracting(RecordedEvent::hash)
                .containsExactlyElementsOf(
                        first.events().stream().map(RecordedEvent::hash).toList());
    }

    @Test
    void showsARepeatedCommandWhereTheCaseStandsByNow() {
        CommandRequest said = world.submission(caseId, BUYER, statement("x"));
        here.submit(said);
        rejectClaim(there);

        assertThat(here.submit(said).log()).isEqualTo(world.stored.load(caseId));
    }

    @Test
    void knowsTheVersionThatACallerSawAtAnotherNode() {
        there.submit(world.submission(caseId, SELLER, statement("x")));

        CommandRequest mine = world.submission(caseId, BUYER, statement("y"));
        assertThatThrownBy(() -> here.submit(world.expecting(1, mine))).isInstanceOf(CaseRejection.class);
        there.submit(world.submission(caseId, SELLER, statement("z")));
        assertThat(here.submit(world.expecting(3, mine)).version()).isEqualTo(4);
    }

    @Test
    void lapsesADutyThatAnotherNodeHasOpened() {
        rejectClaim(there);
        CaseState state = CaseState.NONE.after(world.stored.load(caseId).events());
        String duty = state.ball().open().getFirst().dutyId();
        world.pass(Duration.ofDays(30));

        CommandResult lapse = here.submit(world.submission(caseId, Actor.SYSTEM, new LapseDuty(duty)));

        assertThat(lapse.events()).extracting(RecordedEvent::event).hasAtLeastOneElementOfType(DutyLapsed.class);
    }
}
