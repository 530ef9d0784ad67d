package org.ballcourt.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ballcourt.cases.policy.PolicyTool;
import org.ballcourt.cases.walk.WalkingVerifier;
import org.ballcourt.cases.whatif.ReportText;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Product;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ballcourt policy}: checks drafts and compares versions by itself; for {@code whatif} it lets a running product
 * replay its closed cases under a draft, and prints what would have been different.
 */
record PolicyCommand(WhatIfOptions options, PrintStream out, PrintStream progress) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int FINE = 0;
    private static final int FAULTS = 1;
    private static final int UNUSABLE = 2;

    private static final String SUPERVISOR = "SUPERVISOR/whatif";

    public static void main(String[] words) throws IOException {
        System.exit(
                words.length > 0 && words[0].equals("whatif")
                        ? run(List.of(words), System.out, System.err)
                        : new PolicyTool(System.out, InstantSource.system(), new WalkingVerifier())
                                .run(List.of(words)));
    }

    /** The exit code: 0 with a report, 1 for faults in the draft, 2 where nothing could be done. */
    static int run(List<String> words, PrintStream out, PrintStream progress) {
        try {
            return new PolicyCommand(WhatIfOptions.of(words), out, progress).whatIf();
        } catch (CommandRefused refused) {
            refused.print(progress);
            return UNUSABLE;
        } catch (UncheckedIOException | JacksonException failed) {
            new CommandRefused(Message.of("policy-command.no-answer").with("why", failed)).print(progress);
            return UNUSABLE;
        }
    }

    private int whatIf() {
        String path =
                "/api/policies/whatif?file=" + URLEncoder.encode(options.file().toString(), UTF_8);
        BodyPublisher draft = draft();
        try (Product product = Product.at(options.product())) {
            options.token().ifPresent(token -> product.knows(SUPERVISOR, token));
            HttpRequest.Builder request = product.request(SUPERVISOR, path)
                    .header("Content-Type", "application/yaml")
                    .header("Accept-Language", options.language().code())
                    .POST(draft);
            HttpResponse<Stream<String>> response = product.send(request, BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                return response.statusCode() == 200
                        ? follow(lines.iterator())
                        : refused(JSON.readTree(lines.collect(Collectors.joining("\n"))));
            }
        }
    }

    private BodyPublisher draft() {
        try {
            return BodyPublishers.ofFile(options.file());
        } catch (FileNotFoundException unreadable) {
            throw new CommandRefused(Message.of("policy-command.unreadable").with("file", options.file()));
        }
    }

    private int follow(Iterator<String> lines) {
        while (lines.hasNext()) {
            JsonNode line = JSON.readTree(lines.next());
            if (line.has("report")) {
                JsonNode report = line.path("report");
                progress.println();
                out.print(options.json() ? report.toPrettyString() + "\n" : ReportText.of(report, options.language()));
                return FINE;
            }
            if (line.has("problem")) {
                return refused(line.path("problem"));
            }
            progress.print("\r" + line.path("replayed").asLong() + " / "
                    + line.path("of").asLong());
            progress.flush();
        }
        throw new CommandRefused(Message.of("policy-command.stopped"));
    }

    private int refused(JsonNode problem) {
        progress.println("ballcourt: " + problem.path("title").asString("") + " "
                + problem.path("detail").asString(problem.path("code").asString("")));
        problem.path("errors")
                .forEach(fault -> progress.println(fault.path("field").asString() + ": "
                        + fault.path("message").asString()));
        return problem.path("errors").isEmpty() ? UNUSABLE : FAULTS;
    }
}
