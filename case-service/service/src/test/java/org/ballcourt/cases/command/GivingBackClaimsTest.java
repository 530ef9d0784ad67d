package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.complaint;

import java.time.Duration;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.ForwardingCaseStore;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.RejectionCode;
import org.junit.jupiter.api.Test;

/** What a command took beside its case, and could not use. */
class GivingBackClaimsTest {
    private final CommandWorld world = new CommandWorld();

    /** Something happens between a decision about a case and its append. */
    private CaseCommands interrupted(String caseId, Runnable meanwhile) {
        CaseStore interrupting = new ForwardingCaseStore(world.stored) {
            private boolean done;

            @Override
            public Written append(CaseLog base, Commit commit) {
                if (base.caseId().equals(caseId) && !done) {
                    done = true;
                    meanwhile.run();
                }
                return super.append(base, commit);
            }
        };
        return world.door(interrupting, 16);
    }

    private CommandRequest filing(String commandId, String orderId) {
        return world.submission(null, commandId, BUYER, complaint(OneCasePerLineTest.express(orderId)));
    }

    private int used() {
        return world.refunds.used(BUYER.id(), Samples.START, "none");
    }

    /** The first one slept so long that another one took its order line. */
    @Test
    void givesBackThePartOfTheQuotaOfAFilingThatNeverCameToBe() {
        CommandRequest late = filing("late", "O-1");
        CaseCommands door = interrupted(world.ids.of(complaint("O-1"), BUYER, "late"), () -> {
            world.pass(Duration.ofSeconds(61));
            world.door().submit(filing("faster", "O-1"));
        });

        CaseRejection no = catchThrowableOfType(CaseRejection.class, () -> door.submit(late));

        assertThat(no.code()).isEqualTo(RejectionCode.DUPLICATE_CASE);
        assertThat(used()).isEqualTo(1);
    }

    /** Both came with the same command, so what the slower one noted is the faster one's. */
    @Test
    void keepsThePartOfTheQuotaOfTheSameFilingThatAnotherNodeStored() {
        CommandRequest filing = filing("same", "O-1");
        CaseCommands door = interrupted(
                world.ids.of(complaint("O-1"), BUYER, "same"),
                () -> world.door().submit(filing));

        assertThat(door.submit(filing).repeated()).isTrue();

        assertThat(used()).isEqualTo(1);
    }
}
