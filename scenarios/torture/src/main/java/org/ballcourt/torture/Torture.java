package org.ballcourt.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

/**
 * {@code torture [--minutes N] [--kills N] [--seed S] [--kill KINDS] ... -- LAUNCH COMMAND} and {@code torture check DIR}; ends with 0 if
 * nothing was found.
 */
public final class Torture {
    private Torture() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        System.exit(run(List.of(words)));
    }

    static int run(List<String> words) throws IOException, InterruptedException {
        try {
            if (!words.isEmpty() && words.getFirst().equals("check")) {
                int end = words.contains("--") ? words.indexOf("--") : words.size();
                CommandLine line = CommandLine.of(words.subList(1, end), Set.of(), Set.of());
                return TortureReport.of(Path.of(line.subject()));
            }
            return new Campaign(TortureOptions.of(words)).run();
        } catch (CommandRefused refused) {
            refused.print(System.err);
            return 2;
        }
    }
}
