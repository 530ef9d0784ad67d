package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.domain.Facts;
import org.ballcourt.cases.model.CommandPathModel;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.CaseStore;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LossyCaseStore;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.ConfirmStep;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.RecordAdvance;
import org.ballcourt.contracts.RecordedEvent;
import org.junit.jupiter.api.Test;

/** Through the whole door: commands that come again, insist on an old version, or are decided while somebody is faster. */
class CommandPathAgainstModelTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.model.commandPathCommands", 2_000);
    private static final long SEED = Long.getLong("ballcourt.model.seed", System.nanoTime());

    private Random random;
    private RandomCommands commands;
    private CommandWorld world;
    private CommandPathModel model;
    private Runnable faster;
    private CaseCommands door;
    private CaseCommands contended;
    private String caseId;
    private CaseState state;
    private long version;
    private List<CommandRequest> sent;
    private List<String> told;

    @Test
    void answersAsTheModelDoes() {
        int played = 0;
        int repeated = 0;
        int overtaken = 0;
        for (long seed = SEED; played < COMMANDS; seed++) {
            begin(seed);
            for (int i = 0; i < 40 && caseId != null; i++) {
                pass();
                switch (random.nextInt(6)) {
                    case 0 -> repeated += again(seed);
                    case 1 -> overtaken += overtaking(seed);
                    default -> one(seed, fresh());
                }
                played++;
            }
        }
        assertThat(repeated).as("commands that came again").isPositive();
        assertThat(overtaken).as("commands that were decided anew").isPositive();
    }

    private void begin(long seed) {
        random = new Random(seed);
        commands = new RandomCommands(random);
        world = new CommandWorld();
        world.now = RandomCommands.START;
        commands.facts().evidence().values().forEach(world.evidence::register);
        model = new CommandPathModel();
        sent = new ArrayList<>();
        told = new ArrayList<>();
        state = CaseState.NONE;
        door = world.door();
        contended = world.door(overtaken(), 1);
        caseId = null;
        CommandRequest filing = world.submission(null, "file", Actor.parse("BUYER/li"), commands.filing());
        caseId = world.ids.of((FilingCommand) filing.command(), filing.actor(), "file");
        one(seed, filing);
        if (!state.exists()) {
            caseId = null;
        }
    }

    /** A store before whose appends somebody else may be faster, once. */
    private CaseStore overtaken() {
        return new LossyCaseStore(world.stored) {
            @Override
            public Written append(CaseLog base, Commit commit) {
                Runnable now = faster;
                faster = null;
                if (now != null) {
                    now.run();
                }
                return super.append(base, commit);
            }
        };
    }

    private void pass() {
        world.pass(Duration.ofSeconds(random.nextInt(6) == 0 ? random.nextInt(300_000) : random.nextInt(20_000)));
    }

    private CommandRequest fresh() {
        RandomCommands.Sent next = commands.next(state, world.decider(), world.now);
        if (next.command() instanceof FilingCommand) {
            return fresh();
        }
        CommandRequest submission = world.submission(caseId, next.by(), next.command());
        return random.nextInt(4) == 0 ? world.expecting(version - random.nextInt(2), submission) : submission;
    }

    private int again(long seed) {
        CommandRequest earlier = commands.pick(sent);
        if (random.nextInt(3) > 0) {
            one(seed, earlier);
            return 1;
        }
        CommandRequest other = fresh();
        one(seed, world.submission(caseId, earlier.commandId(), earlier.actor(), other.command()));
        return 1;
    }

    /** Two commands that are decided on the same version: the second to be stored is decided anew. */
    private int overtaking(long seed) {
        CommandRequest slow = fresh();
        CommandRequest fast = fresh();
        if (mayNameAPayment(slow.command()) && mayNameAPayment(fast.command())) {
            // Both want one reference: the faster one fences the other off, and that is a version that no command made.
            fast = world.submission(caseId, fast.actor(), new AddStatement("x", null));
        }
        CommandRequest faster = fast;
        String[] fastAnswer = new String[1];
        this.faster = () -> fastAnswer[0] = answer(door, faster);
        String slowAnswer = answer(contended, slow);
        this.faster = null;
        boolean wasOvertaken = fastAnswer[0] != null;
        if (wasOvertaken) {
            same(seed, faster, fastAnswer[0]);
        }
        same(seed, slow, slowAnswer);
        reload();
        return wasOvertaken ? 1 : 0;
    }

    private static boolean mayNameAPayment(CaseCommand command) {
        return command instanceof ConfirmStep || command instanceof RecordAdvance;
    }

    private void one(long seed, CommandRequest submission) {
        same(seed, submission, answer(door, submission));
        reload();
    }

    private void same(long seed, CommandRequest s, String answer) {
        sent.add(s);
        told.add(world.now + " " + s.actor() + " " + s.commandId() + " " + s.command()
                + (s.expectedVersion() == null ? "" : " expecting " + s.expectedVersion()));
        Facts facts = Facts.NONE.with(commands.facts().evidence());
        String predicted = model.answer(new CommandPathModel.Asked(
                s.commandId(), s.actor(), world.now, s.command(), facts, s.expectedVersion()));
        assertThat(answer)
                .as("seed %d, the answer to the last of%n%s", seed, String.join("\n", told))
                .isEqualTo(predicted);
    }

    private static String answer(CaseCommands door, CommandRequest submission) {
        try {
            CommandResult answer = door.submit(submission);
            List<String> names = answer.events().stream()
                    .map(recorded -> recorded.event().getClass().getSimpleName())
                    .toList();
            return names + " version " + answer.version();
        } catch (CaseRejection rejection) {
            return rejection.code().name();
        }
    }

    private void reload() {
        CaseLog log = world.stored.load(caseId);
        version = log.version();
        state = CaseState.NONE;
        for (RecordedEvent recorded : log.events()) {
            state = state.evolve(recorded.at(), recorded.actor(), recorded.event());
        }
    }
}
