package org.ballcourt.standalone;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.cli.CommandLine;
import org.ballcourt.messages.cli.CommandRefused;
import org.ballcourt.scenarios.Product;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the words of an operator have in common: whose name they act in, how they ask a running product, and the reason that a change needs. */
record OperatorCalls(CommandLine line, Product product, String base) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SUPERVISOR = "SUPERVISOR/operator";

    OperatorCalls {
        line.one("--token").ifPresent(token -> product.knows(SUPERVISOR, token));
    }

    JsonNode read(String path) {
        return answer(request(path).GET());
    }

    JsonNode change(String path) {
        return answer(request(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return product.request(SUPERVISOR, base + path);
    }

    private JsonNode answer(HttpRequest.Builder request) {
        HttpResponse<String> answer = product.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new CommandRefused(Message.of("parked-command.refused").with("answer", answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    /** As a parameter of an address. */
    static String why(CommandLine line) {
        return "why="
                + encoded(line.one("--why").orElseThrow(() -> new CommandRefused(Message.of("parked-command.why"))));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
