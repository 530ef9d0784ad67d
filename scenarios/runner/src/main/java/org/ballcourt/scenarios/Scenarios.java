package org.ballcourt.scenarios;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;

/** {@code scenarios DIR [--lanes N] [--product URL] [--complete] -- LAUNCH COMMAND}: tells every story of a folder. */
public final class Scenarios {
    private final List<Verdict> verdicts = new ArrayList<>();
    private final Told told = new Told();

    private Scenarios() {}

    public static void main(String[] words) {
        System.exit(run(List.of(words)));
    }

    static int run(List<String> words) {
        try {
            ScenarioOptions options = ScenarioOptions.of(words);
            return new Scenarios().tell(stories(options.folder()), options);
        } catch (CommandRefused refused) {
            refused.print(System.err);
            return 2;
        }
    }

    private int tell(List<Path> files, ScenarioOptions options) {
        if (options.product() == null) {
            inLanes(files, options);
        } else {
            files.forEach(file -> tell(Verdict.on(file, story -> StoryRun.tell(story, options.product(), told))));
        }
        long passed = verdicts.stream().filter(Verdict::passed).count();
        // A story that nobody could tell has not passed.
        long failed = files.size() - passed;
        System.out.println();
        System.out.println("told: " + told.words());
        if (options.complete() && !told.everything()) {
            System.out.println("FAIL  no story tells of everything that the product has");
            failed++;
        }
        System.out.println(passed + " passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    private void inLanes(List<Path> files, ScenarioOptions options) {
        Queue<Path> queue = new ConcurrentLinkedQueue<>(files);
        int count = Math.min(options.lanes(), files.size());
        System.out.println(files.size() + " stories on " + count + (count == 1 ? " fresh product" : " fresh products"));
        try (ExecutorService lanes = Executors.newFixedThreadPool(count)) {
            Stream.generate(() -> new Lane(queue, options.launch(), this::tell, told))
                    .limit(count)
                    .forEach(lanes::execute);
        }
    }

    private synchronized void tell(Verdict verdict) {
        verdicts.add(verdict);
        System.out.println(verdict.line());
    }

    private static List<Path> stories(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> files = inside.filter(
                            file -> file.getFileName().toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
            if (!files.isEmpty()) {
                return files;
            }
        } catch (IOException unreadable) {
            throw new CommandRefused(Message.of("scenarios.no-folder").with("folder", folder));
        }
        throw new CommandRefused(Message.of("scenarios.no-story").with("folder", folder));
    }
}
