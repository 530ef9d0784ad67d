package org.ballcourt.scenarios;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.ballcourt.messages.cli.CommandRefused;

/** Tells stories one after another to a product of its own; the clock of a product belongs to one story at a time. */
final class Lane implements Runnable {
    private final Queue<Path> files;
    private final List<String> launch;
    private final Consumer<Verdict> verdicts;
    private final Told told;
    private final Set<String> known = new HashSet<>();
    private ProductProcess running;

    Lane(Queue<Path> files, List<String> launch, Consumer<Verdict> verdicts, Told told) {
        this.files = files;
        this.launch = launch;
        this.verdicts = verdicts;
        this.told = told;
    }

    @Override
    public void run() {
        for (Path file = files.poll(); file != null; file = files.poll()) {
            verdicts.accept(Verdict.on(file, this::tell));
        }
        stop();
    }

    private Optional<String> tell(Story story) {
        try {
            return StoryRun.tell(story, fresh(story).base(), told);
        } catch (CommandRefused failure) {
            String last = failure.getMessage() + (running == null ? "" : running.obituary());
            stop();
            return Optional.of(last);
        }
    }

    /** Starts anew where the story's buyer or seller have a past in the running product. */
    private ProductProcess fresh(Story story) {
        if (running != null && !Collections.disjoint(known, story.parties())) {
            stop();
        }
        if (running == null) {
            running = ProductProcess.start(launch);
        }
        known.addAll(story.parties());
        return running;
    }

    private void stop() {
        if (running != null) {
            running.close();
            running = null;
            known.clear();
        }
    }
}
