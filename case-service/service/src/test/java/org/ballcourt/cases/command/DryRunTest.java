package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.domain.CaseState;
import org.ballcourt.cases.model.RandomCommands;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand.FilingCommand;
import org.ballcourt.contracts.CaseCommand.OpenContact;
import org.ballcourt.contracts.ContactChannel;
import org.ballcourt.contracts.ContactTopic;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;

/** A dry run says what then happens; every one of these runs over stores that fail where anybody writes. */
class DryRunTest {
    private static final int COMMANDS = Integer.getInteger("ballcourt.model.dryRuns", 1_500);
    private static final long SEED = Long.getLong("ballcourt.model.seed", System.nanoTime());

    private CommandWorld world = new CommandWorld();

    @Test
    void saysWhatThenHappensWhateverIsSent() {
        int accepted = 0;
        int refused = 0;
        for (long seed = SEED; accepted + refused < COMMANDS; seed++) {
            Random random = new Random(seed);
            RandomCommands commands = new RandomCommands(random);
            world = new CommandWorld();
            world.now = RandomCommands.START;
            commands.facts().evidence().values().forEach(world.evidence::register);
            CommandRequest next = world.submission(null, "file", Actor.parse("BUYER/li"), commands.filing());
            String caseId = world.ids.of((FilingCommand) next.command(), next.actor(), "file");
            List<CommandRequest> sent = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                String told = "seed " + seed + ", command " + i + ": " + next.actor() + " " + next.command();
                if (saysWhatHappens(next, told).startsWith("[")) {
                    accepted++;
                } else {
                    refused++;
                }
                sent.add(next);
                if (!world.stored.load(caseId).exists()) {
                    break;
                }
                world.pass(Duration.ofSeconds(random.nextInt(random.nextInt(6) == 0 ? 300_000 : 20_000)));
                next = random.nextInt(8) == 0 ? commands.pick(sent) : fresh(commands, caseId, random);
            }
        }
        assertThat(accepted).isGreaterThan(COMMANDS / 10);
        assertThat(refused).isGreaterThan(COMMANDS / 10);
    }

    private CommandRequest fresh(RandomCommands commands, String caseId, Random random) {
        CaseState state = CaseState.NONE.after(world.stored.load(caseId).events());
        RandomCommands.Sent next = commands.next(state, world.decider(), world.now);
        if (next.command() instanceof FilingCommand) {
            return world.submission(null, next.by(), next.command());
        }
        CommandRequest request = world.submission(caseId, next.by(), next.command());
        long version = world.stored.load(caseId).version();
        return random.nextInt(4) == 0 ? world.expecting(version - random.nextInt(2), request) : request;
    }

    private String saysWhatHappens(CommandRequest request, String told) {
        String foreseen = answer(world.dryRuns()::foresee, request);
        String happened = answer(world.door()::submit, request);
        assertThat(foreseen).as(told).isEqualTo(happened);
        return happened;
    }

    /** What was refused, or what came of it: events in plain words, and where the case stands. A command that came again brings nothing anew. */
    private String answer(Function<CommandRequest, CommandResult> way, CommandRequest request) {
        try {
            CommandResult result = way.apply(request);
            CaseState after = result.known().state();
            List<String> events = result.repeated()
                    ? List.of()
                    : result.events().stream().map(this::plain).toList();
            return events + " " + after.stage() + " " + after.ball() + " " + after.money();
        } catch (CaseRejection no) {
            return no.code() + " " + no.message();
        }
    }

    private String plain(RecordedEvent event) {
        return event.seq() + " " + event.at() + " " + event.actor() + " " + event.commandId() + " "
                + Wire.payload(Wire.seal(
                        event.event(), text -> new PersonalText(text.subject(), null, "sealed " + text.plain())));
    }

    @Test
    void holdsNoLineForWhatWasNotFiled() {
        CommandRequest first = world.submission(null, "one", CommandWorld.BUYER, CommandWorld.complaint("X-1"));
        CommandRequest second = world.submission(null, "two", CommandWorld.BUYER, CommandWorld.complaint("X-1"));
        DryRuns dryRuns = world.dryRuns();

        assertThat(dryRuns.foresee(first).events()).isNotEmpty();
        assertThat(dryRuns.foresee(second).events()).isNotEmpty();
        assertThat(world.door().submit(second).events()).isNotEmpty();
        saysWhatHappens(first, "the line is taken by now");
    }

    @Test
    void isNoAnswerOfItsKey() {
        CommandRequest filing = world.submission(null, "key", CommandWorld.BUYER, CommandWorld.complaint("X-1"));
        CommandRequest other = world.submission(null, "key", CommandWorld.BUYER, CommandWorld.complaint("X-2"));

        world.dryRuns().foresee(filing);
        CommandResult real = world.door().submit(other);

        assertThat(real.repeated()).isFalse();
        saysWhatHappens(filing, "the key was used for another");
        saysWhatHappens(other, "the key was used for the same");
    }

    @Test
    void countsNobodyAsAsking() {
        OpenContact asks = new OpenContact(ContactChannel.CHAT, ContactTopic.REFUND, "where is my money", null, null);

        saysWhatHappens(world.submission(null, "one", CommandWorld.BUYER, asks), "the first time");
        saysWhatHappens(world.submission(null, "two", CommandWorld.BUYER, asks), "while that one is open");
    }

    @Test
    void countsAndTellsNothing() {
        world.dryRuns().foresee(world.submission(null, CommandWorld.BUYER, CommandWorld.complaint("X-1")));

        assertThat(world.meters.getMeters()).isEmpty();
        assertThat(world.heard).isEmpty();
    }
}
