package org.ballcourt.scenarios;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

/**
 * What the command line asks for.
 *
 * @param product a running product in test mode; null to start fresh ones
 * @param complete the stories must tell of every command, consequence of silence and rejection code
 * @param launch starts a product; its options follow
 */
record ScenarioOptions(Path folder, int lanes, URI product, boolean complete, List<String> launch) {
    static ScenarioOptions of(List<String> words) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        CommandLine line = CommandLine.of(words.subList(0, end), Set.of("--lanes", "--product"), Set.of("--complete"));
        int processors = Runtime.getRuntime().availableProcessors();
        return new ScenarioOptions(
                Path.of(line.subject()),
                line.one("--lanes").map(ScenarioOptions::number).orElse(Math.clamp(processors, 1, 4)),
                line.one("--product").map(Product::address).orElse(null),
                line.has("--complete"),
                words.stream().skip(end + 1L).toList());
    }

    private static int number(String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new CommandRefused(Message.of("scenarios.lanes").with("text", text));
        }
        return Integer.parseInt(text);
    }
}
