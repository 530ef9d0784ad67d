package org.ballcourt.standalone;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
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
import tools.jackson.databind.json.JsonMapper;

/** {@code ballcourt parked}: what waits for somebody in a running product, and how it is taken up again. */
record ParkedCommand(CommandLine line, PrintStream out) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUPERVISOR = "SUPERVISOR/operator";
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
            line.one("--token").ifPresent(token -> product.knows(SUPERVISOR, token));
            return switch (String.join(" ", words.subList(0, Math.min(1, words.size()))) + words.size()) {
                case "list1" -> list(ask(product, "", false));
                case "show3" -> show(ask(product, place(), false));
                case "retry1" -> freed(ask(product, "/retry?" + filters(), true));
                case "refold2" -> refoldAll(product, encoded(words.get(1)));
                case "refold3" -> freed(ask(product, place() + "/refold?" + why(), true));
                case "records1" -> records(ask(product, "/records?" + which(), false));
                case "record2" -> show(ask(product, "/records/" + encoded(words.get(1)), false));
                case "again1" -> settled(ask(product, "/records/retry?" + why() + "&" + which(), true));
                case "drop1" -> settled(ask(product, "/records/drop?" + why() + "&" + which(), true));
                default -> throw new CommandRefused(Message.of("parked-command.usage"));
            };
        }
    }

    private JsonNode ask(Product product, String path, boolean change) {
        HttpRequest.Builder request = product.request(SUPERVISOR, "/api/parked" + path);
        HttpResponse<String> answer =
                product.send(change ? request.POST(BodyPublishers.noBody()) : request.GET(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new CommandRefused(Message.of("parked-command.refused").with("answer", answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private String place() {
        return "/" + encoded(line.words().get(1)) + "/" + encoded(line.words().get(2));
    }

    private String why() {
        return "why="
                + encoded(line.one("--why").orElseThrow(() -> new CommandRefused(Message.of("parked-command.why"))));
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

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
    private int refoldAll(Product product, String group) {
        int still = 0;
        String next = "";
        while (next != null) {
            JsonNode answer = ask(product, "/" + group + "/refold?" + why() + "&after=" + encoded(next), true);
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
