package org.ballcourt.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;

/**
 * What the command line asks for.
 *
 * @param data null for a temporary folder
 * @param market null for the usual one
 * @param port 0 for any free one
 * @param kafka null for the embedded broker
 * @param mongo null for the embedded store
 * @param kafkaPort null for the usual one or any free one
 * @param storePort null for the usual one or any free one
 * @param readyFile null for none
 * @param attached stop when standard input ends: whoever started us is gone
 * @param rehearse stop as soon as everything is up: a run that only teaches the JVM which classes it will need
 */
record Options(
        Path data,
        String market,
        boolean empty,
        int port,
        String kafka,
        String mongo,
        Integer kafkaPort,
        Integer storePort,
        Path readyFile,
        boolean attached,
        boolean rehearse) {
    private static final Set<String> VALUED = Set.of(
            "--data", "--market", "--port", "--kafka", "--mongo", "--kafka-port", "--store-port", "--ready-file");
    private static final Set<String> FLAGS = Set.of("--empty", "--attached", "--rehearse");

    /** The test endpoints open only where everything is ours, so that nobody finds them in front of real data. */
    boolean testMode() {
        return kafka == null && mongo == null;
    }

    static Options of(List<String> words) {
        if (words.isEmpty() || !words.getFirst().equals("up")) {
            throw new CommandRefused(Message.of("start.only-up"));
        }
        CommandLine line = CommandLine.of(words.subList(1, words.size()), VALUED, FLAGS);
        for (String stray : line.words()) {
            throw new CommandRefused(Message.of("command.no-option").with("option", stray));
        }
        return new Options(
                line.one("--data").map(Path::of).orElse(null),
                line.one("--market").orElse(null),
                line.has("--empty"),
                line.has("--port") ? port(line, "--port") : 8080,
                line.one("--kafka").orElse(null),
                line.one("--mongo").map(Options::mongo).orElse(null),
                port(line, "--kafka-port"),
                port(line, "--store-port"),
                line.one("--ready-file").map(Path::of).orElse(null),
                line.has("--attached"),
                line.has("--rehearse"));
    }

    private static Integer port(CommandLine line, String option) {
        String text = line.one(option).orElse(null);
        if (text != null && (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535)) {
            throw new CommandRefused(
                    Message.of("start.no-port").with("option", option).with("text", text));
        }
        return text == null ? null : Integer.valueOf(text);
    }

    private static String mongo(String uri) {
        if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
            throw new CommandRefused(Message.of("start.no-mongo").with("uri", uri));
        }
        return uri;
    }
}
