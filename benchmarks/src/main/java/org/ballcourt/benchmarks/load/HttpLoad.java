package org.ballcourt.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Callers over HTTP against a product in one JVM, beside other builds of it and beside its rivals: everybody in turns, so that whatever else the
 * machine does falls on all alike. See {@link LoadOptions} for the options.
 */
public final class HttpLoad {
    private final LoadOptions options;
    private final List<Contender> contenders;
    private final Map<String, List<Round>> rounds = new LinkedHashMap<>();

    private HttpLoad(LoadOptions options, List<Contender> contenders) {
        this.options = options;
        this.contenders = contenders;
    }

    public static void main(String[] words) throws Exception {
        Machine.quiet();
        run(LoadOptions.of(List.of(words)));
    }

    static void run(LoadOptions options) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        try {
            for (RunningBuild.Build build : options.builds()) {
                contenders.add(new ProductUnderLoad(RunningBuild.start(build, options.port(contenders.size()))));
                contenders.getLast().rest();
            }
            contenders.addAll(Rival.start(options));
            new HttpLoad(options, contenders).compare();
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private void compare() throws Exception {
        int most = options.callers().stream().mapToInt(Integer::intValue).max().orElseThrow();
        System.out.println(Machine.load());
        for (Contender contender : contenders) {
            Round warm = turn(contender, new Round.Size(most, contender.warmUp(options.warmUp())));
            System.out.println("warm-up: " + contender.name() + ": " + warm);
        }
        for (int callers : options.callers()) {
            for (int i = 1; i <= options.rounds(); i++) {
                for (Contender contender : contenders) {
                    Round round = turn(contender, new Round.Size(callers, options.round()));
                    rounds.computeIfAbsent(key(contender, callers), _ -> new ArrayList<>())
                            .add(round);
                    System.out.printf("round %d, %d callers: %s: %s%n", i, callers, contender.name(), round);
                }
            }
        }
        for (Contender contender : contenders) {
            contender.wake();
            Round.Size size = new Round.Size(most, options.round().multipliedBy(2));
            contender.remarks(size, median(contender, most).sustained()).forEach(System.out::println);
            contender.rest();
        }
        options.callers().forEach(this::tell);
        System.out.println(Machine.load());
    }

    private static Round turn(Contender contender, Round.Size size) throws Exception {
        contender.wake();
        try {
            return contender.play(size);
        } finally {
            contender.rest();
        }
    }

    /** Beside the first of all contenders. */
    private void tell(int callers) {
        double first = median(contenders.getFirst(), callers).sustained();
        System.out.println("\nmedian of " + options.rounds() + " rounds at " + callers + " callers");
        for (Contender contender : contenders) {
            Round median = median(contender, callers);
            String range = rounds.get(key(contender, callers)).stream()
                    .map(round -> "%.0f".formatted(round.sustained()))
                    .collect(Collectors.joining(" "));
            System.out.printf(
                    "  %-12s %s; rounds: %s; %.2f times %s%n",
                    contender.name(),
                    median,
                    range,
                    median.sustained() / first,
                    contenders.getFirst().name());
        }
    }

    private Round median(Contender contender, int callers) {
        List<Round> all = rounds.get(key(contender, callers)).stream()
                .sorted((a, b) -> Double.compare(a.sustained(), b.sustained()))
                .toList();
        return all.get(all.size() / 2);
    }

    private static String key(Contender contender, int callers) {
        return contender.name() + " " + callers;
    }
}
