package org.ballcourt.standalone;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;

/** {@code ballcourt keys}: which key-encryption keys the keys of a running product lie under, and their way under another one. */
record KeysCommand(CommandLine line, PrintStream out) {
    private static final int FINE = 0;
    private static final int LEFT = 1;
    private static final int UNUSABLE = 2;

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /** The exit code: 1 where keys are left under another key-encryption key. */
    static int run(List<String> words, PrintStream out, PrintStream errors) {
        try {
            return new KeysCommand(CommandLine.of(words, Set.of("--product", "--token", "--why"), Set.of()), out).act();
        } catch (CommandRefused refused) {
            refused.print(errors);
            return UNUSABLE;
        }
    }

    private int act() {
        try (Product product = Product.at(line.one("--product"))) {
            OperatorCalls calls = new OperatorCalls(line, product, "/api/keys");
            return switch (String.join(" ", line.words())) {
                case "list" -> list(calls.read(""));
                case "rotate" -> rotate(calls, OperatorCalls.why(line));
                default -> throw new CommandRefused(Message.of("keys-command.usage"));
            };
        }
    }

    private int list(JsonNode answer) {
        boolean left = false;
        for (JsonNode one : answer.path("keys")) {
            boolean wraps = one.path("wraps").asBoolean();
            long keys = one.path("keys").asLong();
            left |= !wraps && keys > 0;
            out.printf(
                    Locale.ROOT,
                    "%s  %s  %d%s%n",
                    one.path("of").asString(),
                    one.path("wrappedBy").asString(),
                    keys,
                    wraps ? "  *" : "");
        }
        return left ? LEFT : FINE;
    }

    /** Some hundreds at a time, until none is left or none can be moved. */
    private int rotate(OperatorCalls calls, String why) {
        while (true) {
            long moved = 0;
            long left = 0;
            for (JsonNode one : calls.change("/rotate?" + why).path("rotated")) {
                moved += one.path("rewrapped").asLong();
                left += one.path("left").asLong();
                out.printf(
                        Locale.ROOT,
                        "%s  +%d  %d%n",
                        one.path("of").asString(),
                        one.path("rewrapped").asLong(),
                        one.path("left").asLong());
            }
            if (left == 0 || moved == 0) {
                return left == 0 ? FINE : LEFT;
            }
        }
    }
}
