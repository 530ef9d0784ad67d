package org.ballcourt.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * How many commands a second come through the door at 16 callers, beside what the store alone can write at 16 writers in the same
 * minutes; and what a command costs at 1,000 and at 100,000 cases. Rounds take turns, so that whatever else the machine does falls on
 * all of them alike. Arguments: {@code rate | growth | all}, and {@code relay} to let the relay run beside.
 */
public final class CommandLoad {
    private static final int CALLERS = 16;
    private static final int ROUNDS = 7;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int SMALL = 1_000;
    private static final int LARGE = 100_000;
    private static final int PER_TURN = 90;
    private static final int TURNS = 12;

    private CommandLoad() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = List.of(args);
        boolean all = wanted.isEmpty() || wanted.contains("all");
        if (all || wanted.contains("rate")) {
            rate(wanted.contains("relay"));
        }
        if (all || wanted.contains("growth")) {
            growth();
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "command-load");
    }

    private static void rate(boolean withRelay) throws Exception {
        try (CaseServiceInside service = new CaseServiceInside(folder(), withRelay)) {
            List<Double> commands = new ArrayList<>();
            List<Double> writes = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                double c = perSecond(() -> new Quarrel(service.commands())::next);
                double w = perSecond(() -> new RawWrites(service.database())::next);
                System.out.printf(
                        "round %d: %.0f commands/s, %.0f raw writes/s%s%n",
                        round, c, w, round == 0 ? " (warm-up)" : "");
                if (round > 0) {
                    commands.add(c);
                    writes.add(w);
                }
            }
            System.out.printf(
                    "%s at %d callers: median %.0f commands/s, %.0f raw writes/s, ratio %.2f%n",
                    withRelay ? "door and relay" : "endpoint",
                    CALLERS,
                    median(commands),
                    median(writes),
                    median(commands) / median(writes));
        }
    }

    /** @param caller makes the work of one caller, which is repeated until the round is over */
    private static double perSecond(Supplier<Runnable> caller) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + ROUND.toNanos();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> counts = IntStream.range(0, CALLERS)
                    .mapToObj(i -> executor.submit(() -> {
                        Runnable work = caller.get();
                        long done = 0;
                        while (System.nanoTime() < end) {
                            work.run();
                            done++;
                        }
                        return done;
                    }))
                    .toList();
            long done = 0;
            for (Future<Long> count : counts) {
                done += count.get();
            }
            return done * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void growth() throws IOException {
        try (CaseServiceInside small = new CaseServiceInside(folder(), false);
                CaseServiceInside large = new CaseServiceInside(folder(), false)) {
            fill(small, SMALL);
            fill(large, LARGE);
            long[] atSmall = new long[TURNS * PER_TURN];
            long[] atLarge = new long[TURNS * PER_TURN];
            for (int turn = -TURNS; turn < TURNS; turn++) {
                measure(small, atSmall, turn);
                measure(large, atLarge, turn);
            }
            double medianSmall = median(atSmall);
            double medianLarge = median(atLarge);
            System.out.printf(
                    "one command: median %.0f us at %,d cases, %.0f us at %,d, ratio %.2f%n",
                    medianSmall, SMALL, medianLarge, LARGE, medianLarge / medianSmall);
        }
    }

    /** Copies of one real case, and of what belongs to it. */
    private static void fill(CaseServiceInside service, int size) {
        Quarrel first = new Quarrel(service.commands());
        Stream.generate(() -> first).limit(9).forEach(Quarrel::next);
        for (String name : List.of("cases", "reservations", "keys")) {
            Document template = service.database().getCollection(name).find().first();
            for (int from = 0; from < size; from += 250) {
                List<Document> copies = IntStream.range(from, from + 250)
                        .mapToObj(i -> new Document(template)
                                .append("_id", "BC-COPY-" + i)
                                .append("pending", false))
                        .toList();
                service.database().getCollection(name).insertMany(copies);
            }
        }
    }

    /** Turns below zero only warm up. */
    private static void measure(CaseServiceInside service, long[] nanos, int turn) {
        Quarrel quarrel = new Quarrel(service.commands());
        for (int i = 0; i < PER_TURN; i++) {
            long start = System.nanoTime();
            quarrel.next();
            if (turn >= 0) {
                nanos[turn * PER_TURN + i] = System.nanoTime() - start;
            }
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e3;
    }
}
