package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.command.CommandWorld.BUYER;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.contracts.CaseCommand.WithdrawComplaint;
import org.junit.jupiter.api.Test;

class ExpressQuotaTest {
    private final CommandWorld world = new CommandWorld();

    /** The relay tells of each commit at least once. */
    @Test
    void forgetsWhatWasTakenBack() {
        CaseCommands door = world.door();
        ExpressQuota quota = new ExpressQuota(world.refunds);
        String caseId = world.filed(door, "O-1");
        world.refunds.note(caseId, BUYER.id(), world.now, 0);
        CaseLog filed = world.stored.load(caseId);
        quota.apply(filed, filed.commits());
        assertThat(used()).isEqualTo(1);

        door.submit(world.submission(caseId, BUYER, new WithdrawComplaint(null)));
        CaseLog withdrawn = world.stored.load(caseId);
        quota.apply(withdrawn, List.of(withdrawn.commits().getLast()));
        quota.apply(withdrawn, List.of(withdrawn.commits().getLast()));

        assertThat(used()).isEqualTo(0);
    }

    private int used() {
        return world.refunds.used(BUYER.id(), world.now.minus(Duration.ofDays(30)), "BC-other");
    }
}
