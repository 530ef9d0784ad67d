package org.ballcourt.standalone;

import static org.ballcourt.standalone.OperatorCalls.encoded;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;

/** {@code ballcourt parked}: what waits for somebody in a running product, and how it is taken up again. */
record ParkedCommand(CommandLine line, PrintStream out) {
    private static final int FINE = 0;
    private static final int STILL_PARKED = 1;
    private static final int UNUSABLE = 2;

    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    /** The exit code: 1 where something is parked still. */
    static int run(List<String> words, PrintStream out, PrintStream errors) {
        try {
            return new ParkedCommand(
                            CommandLine.of(
                                    words,
                                    Set.of(
                                            "--product",
                                            "--token",
                                            "--group",
                                            "--kind",
                                            "--case",
                                            "--why",
                                            "--id",
                                            "--topic",
                                            "--reason"),
                                    Set.of()),
                            out)
                    .act();
        } catch (CommandRefused refused) {
            refused.print(errors);
            return UNUSABLE;
        }
    }

    private int act() {
        List<String> words = line.words();
        try (Product product = Product.at(line.one("--product"))) {
            OperatorCalls calls = new OperatorCalls(line, product, "/api/parked");
            return switch (String.join(" ", words.subList(0, Math.min(1, words.size()))) + words.size()) {
                case "list1" -> list(calls.read(""));
                case "show3" -> show(calls.read(place()));
                case "retry1" -> freed(calls.change("/retry?" + filters()));
                case "refold2" -> refoldAll(calls, encoded(words.get(1)));
                case "refold3" -> freed(calls.change(place() + "/refold?" + why()));
                case "records1" -> records(calls.read("/records?" + which()));
                case "record2" -> show(calls.read("/records/" + encoded(words.get(1))));
                case "again1" -> settled(calls.change("/records/retry?" + why() + "&" + which()));
                case "drop1" -> settled(calls.change("/records/drop?" + why() + "&" + which()));
                default -> throw new CommandRefused(Message.of("parked-command.usage"));
            };
        }
    }

    private String place() {
        return "/" + encoded(line.words().get(1)) + "/" + encoded(line.words().get(2));
    }

    private String why() {
        return OperatorCalls.why(line);
    }

    private String filters() {
        return Stream.concat(
                        Stream.of(why()),
                        Stream.of("group", "kind", "case")
                                .flatMap(name -> line.one("--" + name).stream()
                                        .map(value -> (name.equals("case") ? "caseId" : name) + "=" + encoded(value))))
                .collect(Collectors.joining("&"));
    }

    private String which() {
        return Stream.of("id", "topic", "group", "reason")
                .flatMap(name -> line.one("--" + name).stream().map(value -> name + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private int list(JsonNode answer) {
        answer.path("cases").forEach(this::print);
        return answer.path("cases").isEmpty() ? FINE : STILL_PARKED;
    }

    private void print(JsonNode parked) {
        out.printf(
                Locale.ROOT,
                "%s/%s  event %s  %s  %s%n",
                parked.path("group").asString(),
                parked.path("caseId").asString(),
                parked.path("seq").asString(),
                parked.path("at").asString(),
                parked.path("reason").asString());
    }

    private int records(JsonNode answer) {
        answer.path("records").forEach(this::printRecord);
        return answer.path("records").isEmpty() ? FINE : STILL_PARKED;
    }

    private void printRecord(JsonNode record) {
        out.printf(
                Locale.ROOT,
                "%s  %s  %s  %s  %s%s%n",
                record.path("id").asString(),
                record.path("from").asString(),
                record.path("by").asString(),
                record.path("at").asString(),
                record.path("retriable").asBoolean() ? "" : "(stub) ",
                record.path("reason").asString());
    }

    private int settled(JsonNode answer) {
        answer.path("settled").forEach(one -> out.println("+ " + one.asString()));
        answer.path("still").forEach(this::printRecord);
        return answer.path("still").isEmpty() ? FINE : STILL_PARKED;
    }

    private int show(JsonNode shown) {
        out.println(shown.toPrettyString());
        return STILL_PARKED;
    }

    /** A hundred cases at a time, until there are no more. */
    private int refoldAll(OperatorCalls calls, String group) {
        int still = 0;
        String next = "";
        while (next != null) {
            JsonNode answer = calls.change("/" + group + "/refold?" + why() + "&after=" + encoded(next));
            out.println("+ " + group + ": " + answer.path("folded").asInt());
            answer.path("still").forEach(this::print);
            still += answer.path("still").size();
            next = answer.path("next").asString(null);
        }
        return still == 0 ? FINE : STILL_PARKED;
    }

    private int freed(JsonNode answer) {
        answer.path("freed").forEach(one -> out.println("+ " + one.asString()));
        answer.path("still").forEach(this::print);
        return answer.path("still").isEmpty() ? FINE : STILL_PARKED;
    }
}
