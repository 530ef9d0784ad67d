package org.ballcourt.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.torture.faults.FaultPlan;
import org.ballcourt.torture.faults.FaultTally;
import org.ballcourt.torture.faults.OneProcess;
import org.ballcourt.torture.faults.PlannedFault;
import org.ballcourt.torture.faults.Rig;
import org.ballcourt.torture.faults.ServicesApart;
import org.ballcourt.torture.load.Journal;
import org.ballcourt.torture.load.Load;
import org.ballcourt.torture.load.Seeds;

/** One run: load and faults side by side, then quiet, then everything is dumped and checked. */
final class Campaign {
    private static final Duration TELL_EVERY = Duration.ofSeconds(10);
    /** How many starts and lives a kill takes, about; only for how far the clock moves each time. */
    private static final Duration ABOUT_A_KILL = Duration.ofSeconds(15);

    private final TortureOptions options;
    private final Path folder;
    private final FaultTally faults = new FaultTally();
    private final long begun = System.nanoTime();
    private long ready;

    Campaign(TortureOptions options) throws IOException {
        this.options = options;
        this.folder = folder(options.folder());
    }

    private static Path folder(Path asked) throws IOException {
        if (asked == null) {
            return Files.createTempDirectory("ballcourt-torture-");
        }
        Files.createDirectories(asked);
        try (Stream<Path> inside = Files.list(asked)) {
            if (inside.findAny().isPresent()) {
                throw new CommandRefused(Message.of("torture.no-folder").with("folder", asked));
            }
        }
        return asked.toAbsolutePath();
    }

    /** @return the exit code */
    int run() throws IOException, InterruptedException {
        say("seed " + options.seed() + ", in " + folder);
        Path dump = folder.resolve("dump");
        Files.createDirectories(dump);
        boolean found = !torment(dump) || TortureReport.of(dump) != 0;
        say(faults.line());
        say("replay: ./ballcourt torture " + words());
        if (found || options.keep()) {
            say("data and dump are kept in " + folder + "; check again: ./ballcourt torture check " + dump);
        } else {
            delete(folder);
        }
        return found ? 1 : 0;
    }

    private String words() {
        String end = options.kills() < Integer.MAX_VALUE
                ? "--kills " + options.kills()
                : "--minutes " + options.time().toMinutes();
        String kinds = options.kinds().isEmpty()
                ? ""
                : " --kill "
                        + options.kinds().stream().map(PlannedFault.Kind::word).collect(Collectors.joining(","));
        return (options.apart() ? "--apart " : "") + end + kinds + " --seed " + options.seed() + " --callers "
                + options.callers();
    }

    /** False where the product did not come back by itself. */
    private boolean torment(Path dump) throws IOException, InterruptedException {
        Seeds seeds = new Seeds(options.seed());
        Rig rig = options.apart()
                ? new ServicesApart(options.launch(), folder, faults, seeds, options.kinds())
                : new OneProcess(options.launch(), folder, faults, seeds);
        try (Journal journal = Journal.open(dump.resolve("journal.jsonl"));
                rig) {
            rig.mail().forEach(sink -> sink.giveTo(journal::mailed));
            rig.start();
            ready = System.nanoTime();
            torment(rig, seeds, journal);
            say("quiet; writing down what there is");
            rig.quiet().dump(dump);
            return true;
        } catch (CommandRefused failed) {
            failed.print(System.out);
            System.out.println("FAIL  the product does not go on" + rig.obituary());
            return false;
        }
    }

    private void torment(Rig rig, Seeds seeds, Journal journal) throws InterruptedException {
        Load load = Load.start(rig.site(), seeds, journal, new Load.Size(options.callers(), planned()));
        Thread progress = Thread.ofPlatform().daemon().start(() -> tell(load));
        List<PlannedFault.Kind> kinds = options.kinds().isEmpty() ? rig.kinds() : options.kinds();
        FaultPlan plan = new FaultPlan(seeds.of("faults"), kinds, rig.pace());
        while (faults.kills() < options.kills()) {
            PlannedFault fault = plan.next();
            if (!wait(fault.after())) {
                break;
            }
            rig.suffer(fault);
        }
        load.end();
        progress.interrupt();
        say(load.tally().line());
        load.tally().failures().forEach(failure -> say("failure: " + failure));
        if (!load.tally().anythingAccepted()) {
            throw new CommandRefused(Message.of("torture.nothing-accepted"));
        }
    }

    private Duration planned() {
        return options.kills() < Integer.MAX_VALUE ? ABOUT_A_KILL.multipliedBy(options.kills()) : options.time();
    }

    /** False when the time of the run is over before. */
    private boolean wait(Duration time) throws InterruptedException {
        Duration left = options.time().minusNanos(System.nanoTime() - ready);
        if (left.compareTo(time) < 0) {
            Thread.sleep(left.isNegative() ? Duration.ZERO : left);
            return false;
        }
        Thread.sleep(time);
        return true;
    }

    private void tell(Load load) {
        try {
            while (true) {
                Thread.sleep(TELL_EVERY);
                say(faults.line());
                say("  " + load.tally().line());
            }
        } catch (InterruptedException over) {
            // The last word is the report's.
        }
    }

    private void say(String line) {
        System.out.printf(Locale.ROOT, "%5d s  %s%n", (System.nanoTime() - begun) / 1_000_000_000, line);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
