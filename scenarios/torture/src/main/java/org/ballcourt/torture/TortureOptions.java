package org.ballcourt.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.torture.faults.PlannedFault;

/**
 * What the command line asks for.
 *
 * @param time how long callers and faults go on at most
 * @param apart the victims are services that run apart, three brokers and a store
 * @param kills how many kills are enough
 * @param folder where data, journal and dump go; null for a temporary one
 * @param keep the folder stays even if nothing was found
 * @param kinds empty for all that can be done
 * @param launch starts a product; its options follow
 */
record TortureOptions(
        Duration time,
        int kills,
        boolean apart,
        long seed,
        List<PlannedFault.Kind> kinds,
        int callers,
        Path folder,
        boolean keep,
        List<String> launch) {
    private static final Set<String> VALUED = Set.of("--minutes", "--kills", "--seed", "--kill", "--callers", "--dir");
    private static final Duration WITH_KILLS = Duration.ofHours(100);

    static TortureOptions of(List<String> words) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        CommandLine line = CommandLine.of(words.subList(0, end), VALUED, Set.of("--keep", "--apart"));
        for (String stray : line.words()) {
            throw new CommandRefused(Message.of("command.no-option").with("option", stray));
        }
        boolean byKills = line.has("--kills") && !line.has("--minutes");
        return new TortureOptions(
                byKills ? WITH_KILLS : Duration.ofMinutes(number(line, "--minutes", 3)),
                (int) number(line, "--kills", Integer.MAX_VALUE),
                line.has("--apart"),
                number(line, "--seed", System.nanoTime() & 0xffffff),
                kinds(line),
                (int) number(line, "--callers", 5),
                line.one("--dir").map(Path::of).orElse(null),
                line.has("--keep"),
                words.stream().skip(end + 1L).toList());
    }

    private static long number(CommandLine line, String option, long otherwise) {
        String text = line.one(option).orElse(null);
        if (text != null && !text.matches("[1-9][0-9]{0,9}")) {
            throw new CommandRefused(
                    Message.of("command.no-number").with("option", option).with("text", text));
        }
        return text == null ? otherwise : Long.parseLong(text);
    }

    private static List<PlannedFault.Kind> kinds(CommandLine line) {
        String text = line.one("--kill").orElse(null);
        if (text == null) {
            return List.of();
        }
        return Arrays.stream(text.split(",")).map(TortureOptions::kind).toList();
    }

    private static PlannedFault.Kind kind(String word) {
        return Arrays.stream(PlannedFault.Kind.values())
                .filter(kind -> kind.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new CommandRefused(Message.of("torture.no-fault")
                        .with("text", word)
                        .with(
                                "known",
                                Arrays.stream(PlannedFault.Kind.values())
                                        .map(PlannedFault.Kind::word)
                                        .toList())));
    }
}
