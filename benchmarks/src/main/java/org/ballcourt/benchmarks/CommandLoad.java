package org.ballcourt.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
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
 *
 * @param rounds that count, each this long; one more warms up before
 */
record CommandLoad(int callers, int rounds, Duration round, Growth growth) {
    public static void main(String[] args) throws Exception {
        List<String> wanted = List.of(args);
        boolean all = wanted.isEmpty() || wanted.contains("all");
        CommandLoad load = new CommandLoad(16, 7, Duration.ofSeconds(4), Growth.USUAL);
        if (all || wanted.contains("rate")) {
            load.rate(wanted.contains("relay"));
        }
        if (all || wanted.contains("growth")) {
            load.growAndCompare();
        }
    }

    void rate(boolean withRelay) throws Exception {
        try (CaseServiceInside service = CaseServiceInside.embedded(withRelay)) {
            List<Double> commands = new ArrayList<>();
            List<Double> writes = new ArrayList<>();
            for (int i = 0; i <= rounds; i++) {
                double c = perSecond(() -> new Quarrel(service.commands())::next);
                double w = perSecond(() -> new RawWrites(service.database())::next);
                System.out.printf(
                        "round %d: %.0f commands/s, %.0f raw writes/s%s%n", i, c, w, i == 0 ? " (warm-up)" : "");
                if (i > 0) {
                    commands.add(c);
                    writes.add(w);
                }
            }
            System.out.printf(
                    "%s at %d callers: median %.0f commands/s, %.0f raw writes/s, ratio %.2f%n",
                    withRelay ? "door and relay" : "endpoint",
                    callers,
                    median(commands),
                    median(writes),
                    median(commands) / median(writes));
        }
    }

    /** @param caller makes the work of one caller, which is repeated until the round is over */
    private double perSecond(Supplier<Runnable> caller) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + round.toNanos();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> counts = IntStream.range(0, callers)
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

    void growAndCompare() {
        try (CaseServiceInside small = CaseServiceInside.embedded(false);
                CaseServiceInside large = CaseServiceInside.embedded(false)) {
            fill(small, growth.small());
            fill(large, growth.large());
            growth.compare("one command", new Quarrel(small.commands())::next, new Quarrel(large.commands())::next);
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

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
