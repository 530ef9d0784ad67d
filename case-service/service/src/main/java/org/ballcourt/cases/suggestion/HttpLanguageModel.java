package org.ballcourt.cases.suggestion;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.contracts.Reason;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Asks a model by {@code POST {text, reasons}}; it answers {@code {reason}}. Whatever goes wrong, our rules' suggestion stands. */
final class HttpLanguageModel implements LanguageModel {
    private static final Logger log = LoggerFactory.getLogger(HttpLanguageModel.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final URI uri;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    HttpLanguageModel(URI uri) {
        this.uri = uri;
    }

    private record Question(String text, List<Reason> reasons, List<Guess> found) {}

    @Override
    public Optional<Reason> reasonOf(String text, List<Guess> found) {
        byte[] body = Wire.json().writeValueAsBytes(new Question(text, List.of(Reason.values()), found));
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            String named = Wire.json().readTree(answer.body()).path("reason").asString("");
            return Stream.of(Reason.values())
                    .filter(reason ->
                            answer.statusCode() == 200 && reason.name().equals(named))
                    .findFirst();
        } catch (IOException | JacksonException silent) {
            log.warn("The language model did not answer: {}", silent.toString());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
