package org.ballcourt.scenarios;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ballcourt.messages.cli.CommandRefused;

/**
 * How a story went.
 *
 * @param name null if the file is no story
 * @param difference the first one; null if there was none
 */
record Verdict(Path file, String name, int steps, Duration took, String difference) {
    /** Reads a story and has it told; whatever goes wrong with it is a failed story, never a failed run. */
    static Verdict on(Path file, Function<Story, Optional<String>> teller) {
        long begun = System.nanoTime();
        Story story;
        try {
            story = StoryReader.read(file);
        } catch (StoryError wrong) {
            return new Verdict(file, null, 0, Duration.ZERO, "not a story: " + wrong.getMessage());
        }
        String difference;
        try {
            difference = teller.apply(story).orElse(null);
        } catch (StoryError | CommandRefused wrong) {
            difference = wrong.getMessage();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Verdict(file, story.name(), story.steps().size(), took, difference);
    }

    boolean passed() {
        return difference == null;
    }

    String line() {
        String title = file.getFileName() + (name == null ? "" : "  " + name);
        return passed()
                ? String.format(Locale.ROOT, "PASS  %s  (%d steps, %.1f s)", title, steps, took.toMillis() / 1000.0)
                : "FAIL  " + title + "\n      " + difference.replace("\n", "\n      ");
    }
}
