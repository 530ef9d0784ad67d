package org.ballcourt.cases.suggestion;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ballcourt.cases.command.PlatformSystem;
import org.ballcourt.cases.store.Unavailable;
import org.ballcourt.cases.suggestion.Suggestion.Guess;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Reason;
import org.ballcourt.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Asks a model by {@code POST {text, reasons}}; it answers {@code {reason}}. Whatever goes wrong, our rules' suggestion stands. */
final class HttpLanguageModel implements LanguageModel {
    private static final Logger log = LoggerFactory.getLogger(HttpLanguageModel.class);

    private final PlatformSystem model;

    HttpLanguageModel(URI uri) {
        this.model = new PlatformSystem(
                new PlatformSystem.Address(uri.toString(), ""),
                silent -> new Unavailable(Message.of("suggestion.model-silent"), silent));
    }

    private record Question(String text, List<Reason> reasons, List<Guess> found) {}

    @Override
    public Optional<Reason> reasonOf(String text, List<Guess> found) {
        byte[] body = Wire.json().writeValueAsBytes(new Question(text, List.of(Reason.values()), found));
        try {
            HttpResponse<String> answer = model.send(model.request("")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body)));
            String named = Wire.json().readTree(answer.body()).path("reason").asString("");
            return Stream.of(Reason.values())
                    .filter(reason ->
                            answer.statusCode() == 200 && reason.name().equals(named))
                    .findFirst();
        } catch (Unavailable | JacksonException silent) {
            log.warn("The language model did not answer: {}", String.valueOf(silent.getCause()));
            return Optional.empty();
        }
    }
}
