package org.ballcourt.simulation;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.simulation.play.Play;

/** {@code simulate [--schedules N | --minutes N] [--seed S]}: plays schedules from that seed on; ends with 0 if nothing was wrong in any. */
public final class Simulation {
    private static final int FINDINGS = 10;
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);

    /** Each simulated process registers its gauges in the registry that they share. */
    private static final Logger METERS = Logger.getLogger("io.micrometer");

    private final PrintStream out;
    private final long first;
    private final long schedules;
    private final long until;
    private final List<Play.Result> wrong = new ArrayList<>();
    private long played;
    private long crashes;
    private long steps;
    private long seconds;

    private Simulation(PrintStream out, long first, long schedules, long until) {
        this.out = out;
        this.first = first;
        this.schedules = schedules;
        this.until = until;
    }

    public static void main(String[] words) throws InterruptedException, ExecutionException {
        System.exit(run(List.of(words), System.out));
    }

    static int run(List<String> words, PrintStream out) throws InterruptedException, ExecutionException {
        METERS.setLevel(Level.OFF);
        try {
            CommandLine line = CommandLine.of(words, Set.of("--schedules", "--minutes", "--seed"), Set.of());
            for (String stray : line.words()) {
                throw new CommandRefused(Message.of("command.no-option").with("option", stray));
            }
            Duration time = Duration.ofMinutes(number(line, "--minutes", line.has("--schedules") ? 1_000_000 : 1));
            Simulation simulation = new Simulation(
                    out,
                    number(line, "--seed", System.nanoTime() & 0xffffff),
                    number(line, "--schedules", Long.MAX_VALUE),
                    System.nanoTime() + time.toNanos());
            // The scheduler and its tasks hand the turn to one another on one carrier: no thread of the machine has to
            // be woken for it.
            FutureTask<Void> play = new FutureTask<>(simulation::play, null);
            Thread.ofVirtual().name("simulation").start(play);
            play.get();
            return simulation.tell();
        } catch (CommandRefused refused) {
            refused.print(System.err);
            return 2;
        }
    }

    private static long number(CommandLine line, String option, long otherwise) {
        String text = line.one(option).orElse(null);
        if (text != null && !text.matches("[1-9][0-9]{0,9}")) {
            throw new CommandRefused(
                    Message.of("command.no-number").with("option", option).with("text", text));
        }
        return text == null ? otherwise : Long.parseLong(text);
    }

    private void play() {
        long tellAt = System.nanoTime() + TELL_EVERY.toNanos();
        while (played < schedules && System.nanoTime() < until && wrong.size() < FINDINGS) {
            Play.Result result = Play.of(first + played);
            played++;
            crashes += result.crashes();
            steps += result.steps();
            seconds += result.seconds();
            if (!result.wrong().isEmpty()) {
                wrong.add(result);
                tell(result);
            }
            if (System.nanoTime() >= tellAt) {
                tellAt += TELL_EVERY.toNanos();
                out.printf(Locale.ROOT, "  %,d schedules, %,d crashes%n", played, crashes);
            }
        }
    }

    private void tell(Play.Result result) {
        out.println("seed " + result.seed() + ", after " + result.seconds() + " s of its time:");
        result.wrong().forEach(one -> out.println("  " + one));
        out.println("  replay: ./ballcourt simulate --schedules 1 --seed " + result.seed());
    }

    private int tell() {
        double processor = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
        out.printf(
                Locale.ROOT,
                "schedules %,d from seed %d, crashes %,d, steps %,d, simulated hours %,d; processor time %.0f s, %,.0f schedules an hour of it%n",
                played,
                first,
                crashes,
                steps,
                Duration.ofSeconds(seconds).toHours(),
                processor,
                played / processor * Duration.ofHours(1).toSeconds());
        out.println(wrong.isEmpty() ? "PASS" : "FAIL");
        return wrong.isEmpty() ? 0 : 1;
    }
}
