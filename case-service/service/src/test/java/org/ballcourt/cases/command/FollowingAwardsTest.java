package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.EarlierCases;
import org.ballcourt.cases.store.ForwardingCaseStore;
import org.ballcourt.cases.store.OrderLines;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptClaim;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CaseCommand.RecordExternalOutcome;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.ballcourt.contracts.CaseEvent.RemedyReduced;
import org.ballcourt.contracts.Money;
import org.ballcourt.contracts.Reason;
import org.ballcourt.contracts.Remedy;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.Stage;
import org.ballcourt.contracts.StepKind;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;

/** A court's award in one case of an order line comes to the line's other cases, whatever was decided in them at the same moment. */
class FollowingAwardsTest {
    private static final RecordExternalOutcome AWARD = new RecordExternalOutcome(
            SuspensionCause.COURT, "C-1", "判决已经生效", null, null, Remedy.REFUND, Money.of("129.00", "CNY"));

    private final CommandWorld world = new CommandWorld();
    private final CaseCommands door = world.door();
    private final AwardFollower follower = new AwardFollower(door, claims());

    private Claims claims() {
        OrderLines lines = new OrderLines(world.reservations, world.stored, () -> world.now);
        return new Claims(new EarlierCases(lines, world.stored, world.keys), null, null, null, null);
    }

    private void does(CaseCommands by, String caseId, Actor actor, CaseCommand command) {
        by.submit(world.submission(caseId, actor, command));
    }

    private String filed(Reason reason, String amount) {
        FileComplaint complaint = new FileComplaint(
                Samples.order("O-1"), reason, Remedy.PARTIAL_REFUND, Money.of(amount, "CNY"), "漏水", List.of(), false);
        return door.submit(world.submission(null, BUYER, complaint)).caseId();
    }

    private String withdrawn() {
        String caseId = filed(Reason.QUALITY_DEFECT, "1.00");
        does(door, caseId, BUYER, new WithdrawComplaint("不想再等了"));
        return caseId;
    }

    private void follows(String caseId) {
        CaseLog log = world.stored.load(caseId);
        follower.apply(log, log.commits());
    }

    private CaseState state(String caseId) {
        return CaseState.NONE.after(world.stored.load(caseId).events());
    }

    private long reductions(String caseId) {
        return world.stored.load(caseId).events().stream()
                .filter(recorded -> recorded.event() instanceof RemedyReduced)
                .count();
    }

    private BigDecimal booked() {
        return world.stored.idsAfter("", 1000).stream()
                .map(id -> state(id).money().getOrDefault(Account.BUYER, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void reducesWhatIsBeingPerformedAlready() {
        String first = withdrawn();
        String second = filed(Reason.FRAUD, "100.00");
        does(door, second, SELLER, new AcceptClaim());
        does(door, first, new Actor(Role.SUPERVISOR, "gao"), AWARD);

        follows(first);
        follows(first);

        assertThat(reductions(second)).isEqualTo(1);
        assertThat(state(second).stage()).isEqualTo(Stage.CLOSED);
        does(door, first, SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"));
        assertThat(booked()).isEqualByComparingTo("129.00");
    }

    /** The seller agrees before the award is stored, and its word is stored after it: neither has seen the other. */
    @Test
    void reducesWhatWasDecidedInTheSameMoment() {
        String first = withdrawn();
        String second = filed(Reason.FRAUD, "100.00");
        List<Runnable> meanwhile =
                new ArrayList<>(List.of(() -> does(door, first, new Actor(Role.SUPERVISOR, "gao"), AWARD)));
        CaseStore late = new ForwardingCaseStore(world.stored) {
            @Override
            public Written append(CaseLog base, Commit commit) {
                meanwhile.forEach(Runnable::run);
                meanwhile.clear();
                return super.append(base, commit);
            }
        };
        does(world.door(late, 16), second, SELLER, new AcceptClaim());
        assertThat(state(second).stage()).isEqualTo(Stage.ENFORCEMENT);

        follows(first);

        assertThat(state(second).stage()).isEqualTo(Stage.CLOSED);
        does(door, first, SELLER, new ConfirmStep(StepKind.REFUND, "PAY-1"));
        assertThat(booked()).isEqualByComparingTo("129.00");
    }

    @Test
    void leavesTheCasesOfOtherLinesAlone() {
        String other = world.filed(door, "O-2");
        does(door, other, SELLER, new AcceptClaim());
        String first = withdrawn();
        does(door, first, new Actor(Role.SUPERVISOR, "gao"), AWARD);

        follows(first);

        assertThat(reductions(other)).isZero();
        assertThat(state(other).stage()).isEqualTo(Stage.ENFORCEMENT);
    }
}
