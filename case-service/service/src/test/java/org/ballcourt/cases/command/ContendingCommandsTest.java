package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ballcourt.cases.command.CommandWorld.AGENT;
import static org.ballcourt.cases.command.CommandWorld.BUYER;
import static org.ballcourt.cases.command.CommandWorld.SELLER;
import static org.ballcourt.cases.command.CommandWorld.complaint;
import static org.ballcourt.cases.command.CommandWorld.statement;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.ANSWER_LOST;
import static org.ballcourt.cases.store.LossyCaseStore.Fault.REQUEST_LOST;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LossyCaseStore;
import org.ballcourt.cases.store.OutcomeUnknown;
import org.ballcourt.contracts.Actor;
import org.junit.jupiter.api.Test;

/** Many at once, and a store that is not always reached. */
class ContendingCommandsTest {
    private static final List<Actor> PEOPLE = List.of(BUYER, SELLER, AGENT);

    private final CommandWorld world = new CommandWorld();

    private List<CommandResult> allAtOnce(int number, List<CaseCommands> doors, String caseId) throws Exception {
        List<Callable<CommandResult>> calls = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            CaseCommands door = doors.get(i % doors.size());
            CommandRequest one = world.submission(caseId, "s-" + i, PEOPLE.get(i % 3), statement("no. " + i));
            calls.add(() -> door.submit(one));
        }
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CommandResult> answers = new ArrayList<>();
            for (Future<CommandResult> future : executor.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        }
    }

    @Test
    void losesNoneOfManyCommandsToOneCase() throws Exception {
        CaseCommands door = world.door();
        String caseId = world.filed(door, "O-1");

        assertThat(allAtOnce(90, List.of(door), caseId))
                .extracting(CommandResult::version)
                .doesNotHaveDuplicates();
        assertThat(world.stored.load(caseId).events()).hasSize(91);
        assertThat(world.count("ballcourt.conflicts")).isZero();
    }

    @Test
    void losesNoneWhenTwoProcessesContend() throws Exception {
        List<CaseCommands> doors = List.of(world.door(), world.door());
        String caseId = world.filed(doors.getFirst(), "O-1");

        allAtOnce(40, doors, caseId);

        assertThat(world.stored.load(caseId).events()).hasSize(41);
    }

    /** The lock is a courtesy; correctness must not rest on it. */
    @Test
    void losesNoneAndDoublesNoneWithoutAnyLock() throws Exception {
        CaseCommands door = world.door(world.stored, 0);
        String caseId = world.filed(door, "O-1");
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            CommandRequest one = world.submission(caseId, "s-" + i, PEOPLE.get(i % 3), statement("no. " + i));
            calls.add(() -> isStored(door, one));
        }
        int stored = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> future : executor.invokeAll(calls)) {
                stored += future.get() ? 1 : 0;
            }
        }

        assertThat(world.stored.load(caseId).events()).hasSize(1 + stored);
    }

    private static boolean isStored(CaseCommands door, CommandRequest submission) {
        try {
            door.submit(submission);
            return true;
        } catch (CaseBusy busy) {
            return false;
        }
    }

    @Test
    void decidesAnewWhenSomebodyWasFaster() {
        CaseCommands other = world.door();
        String caseId = world.filed(other, "O-1");
        CaseStore contended = overtaken(1, () -> other.submit(world.submission(caseId, SELLER, statement("faster"))));

        CommandResult answer =
                world.door(contended, 1).submit(world.submission(caseId, "slow", BUYER, statement("slower")));

        assertThat(answer.version()).isEqualTo(3);
        assertThat(world.stored.load(caseId).events()).hasSize(3);
        assertThat(world.count("ballcourt.conflicts")).isEqualTo(1);
    }

    @Test
    void givesUpAfterEightAttemptsAndStoresNothing() {
        CaseCommands other = world.door();
        String caseId = world.filed(other, "O-1");
        CaseStore contended =
                overtaken(Integer.MAX_VALUE, () -> other.submit(world.submission(caseId, SELLER, statement("faster"))));

        assertThatThrownBy(() ->
                        world.door(contended, 1).submit(world.submission(caseId, "slow", BUYER, statement("slower"))))
                .isInstanceOf(CaseBusy.class);
        assertThat(world.stored.load(caseId).commitOf(BUYER, "slow")).isEmpty();
        assertThat(world.count("ballcourt.conflicts")).isEqualTo(8);
    }

    /** A store in which somebody else is faster just before an append, so many times. */
    private CaseStore overtaken(int times, Runnable faster) {
        return new LossyCaseStore(world.stored) {
            private int left = times;

            @Override
            public Written append(CaseLog base, Commit commit) {
                if (left > 0) {
                    left--;
                    faster.run();
                }
                return super.append(base, commit);
            }
        };
    }

    @Test
    void acceptsACommandWhoseWriteWasAppliedThoughItsAnswerWasLost() {
        CaseCommands door = world.door(new LossyCaseStore(world.stored).onAppend(ANSWER_LOST), 1);
        CommandResult answer = door.submit(world.submission(null, "c-1", BUYER, complaint("O-1")));

        assertThat(world.stored.load(answer.caseId()).events()).hasSize(1);
    }

    @Test
    void saysSoWhenItCannotFindOutAndAnswersTheRepeatedCommand() {
        LossyCaseStore line = new LossyCaseStore(world.stored).onAppend(ANSWER_LOST);
        CaseCommands door = world.door(line, 1);
        CommandRequest filing = world.submission(null, "c-1", BUYER, complaint("O-1"));
        String caseId = world.ids.of(complaint("O-1"), BUYER, "c-1");
        line.failLoadsAfterAppend(2);

        assertThatThrownBy(() -> door.submit(filing)).isInstanceOf(OutcomeUnknown.class);
        CommandResult again = door.submit(filing);

        assertThat(again.repeated()).isTrue();
        assertThat(again.caseId()).isEqualTo(caseId);
        assertThat(world.stored.load(caseId).events()).hasSize(1);
    }

    @Test
    void storesARepeatedCommandWhoseFirstWriteNeverArrived() {
        LossyCaseStore line = new LossyCaseStore(world.stored).onAppend(REQUEST_LOST);
        CaseCommands door = world.door(line, 1);
        CommandRequest filing = world.submission(null, "c-1", BUYER, complaint("O-1"));
        line.failLoadsAfterAppend(2);
        assertThatThrownBy(() -> door.submit(filing)).isInstanceOf(OutcomeUnknown.class);

        assertThat(door.submit(filing).repeated()).isFalse();
        assertThat(world.stored
                        .load(world.ids.of(complaint("O-1"), BUYER, "c-1"))
                        .events())
                .hasSize(1);
    }
}
