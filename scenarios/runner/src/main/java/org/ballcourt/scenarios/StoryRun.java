package org.ballcourt.scenarios;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Tells one story to one product, and looks after each step at what has come of it. */
final class StoryRun {
    /** Sees every case, and so tells what really happened. */
    private static final String WITNESS = "SUPERVISOR/story-teller";

    private final Story story;
    private final Product product;
    private final Told told;
    private final StepRunner steps;
    private final Map<String, Long> lastSeqs = new HashMap<>();

    private StoryRun(Story story, Product product, Told told) {
        this.story = story;
        this.product = product;
        this.told = told;
        this.steps = new StepRunner(story, product, UUID.randomUUID().toString().substring(0, 8));
    }

    /** The first difference in plain words; empty if the product behaves as told. */
    static Optional<String> tell(Story story, URI base, Told told) {
        try (Product product = new Product(base)) {
            told.of(product.vocabulary());
            return new StoryRun(story, product, told).tell();
        }
    }

    private Optional<String> tell() {
        product.payments("believes");
        product.setClock(story.clock().toString());
        product.settle();
        int number = 0;
        for (Step step : story.steps()) {
            number++;
            Optional<String> difference = tell(step);
            if (difference.isPresent()) {
                return Optional.of(
                        "step " + number + " (line " + step.line() + ", " + step.words() + "): " + difference.get());
            }
        }
        steps.turnTo(null);
        Seen atLast = new Seen(null, List.of(), theCase(WITNESS), List.of(), Map.of());
        return AnswerComparison.firstDifference(story.last(), atLast).map(difference -> "finally: " + difference);
    }

    private Optional<String> tell(Step step) {
        steps.turnTo(step.on());
        Expectation expected = step.expect().withWords(steps::resolved);
        Map<String, Set<String>> before =
                eachWatched(expected, actor -> Inbox.of(product, actor).ids());
        Answer request = steps.perform(step);
        product.settle();
        note(step, request);
        List<Answer.Event> log = log();
        List<String> stored = stored(log);
        if (step instanceof Step.Command && request.accepted() && !log.containsAll(request.events())) {
            return Optional.of("it was accepted with " + request.events() + ", but the log is " + log);
        }
        Map<String, List<String>> delivered =
                eachWatched(expected, actor -> Inbox.of(product, actor).templatesOf(steps.caseId(), before.get(actor)));
        Seen seen = new Seen(request, stored, reads(step, request), allowed(step, expected), delivered);
        return AnswerComparison.firstDifference(expected, seen);
    }

    private void note(Step step, Answer request) {
        if (step instanceof Step.Command command && request.accepted()) {
            told.command(command.name());
        } else if (request != null && !request.accepted()) {
            told.rejection(request.code());
        }
    }

    /** Empty while there is no case. */
    private List<Answer.Event> log() {
        if (steps.caseId() == null) {
            return List.of();
        }
        Answer log = product.get(WITNESS, "/api/cases/" + steps.caseId() + "/events");
        told.log(log.json());
        return log.events();
    }

    /** Names of the events that came since somebody looked last. */
    private List<String> stored(List<Answer.Event> log) {
        long last = lastSeqs.getOrDefault(steps.caseId(), 0L);
        log.forEach(event -> lastSeqs.put(steps.caseId(), event.seq()));
        return log.stream()
                .filter(event -> event.seq() > last)
                .map(Answer.Event::type)
                .toList();
    }

    /** A reader of the case is held to what it was shown; everybody else to what the witness sees. */
    private JsonNode reads(Step step, Answer request) {
        boolean read = step instanceof Step.See see && see.view() == Step.View.CASE && request.accepted();
        return read ? request.json() : theCase(WITNESS);
    }

    private JsonNode theCase(String actor) {
        return steps.caseId() == null
                ? MissingNode.getInstance()
                : product.get(actor, "/api/cases/" + steps.caseId()).json();
    }

    private List<String> allowed(Step step, Expectation expected) {
        if (expected.allowed() == null && expected.notAllowed() == null) {
            return List.of();
        }
        return theCase(step.actor() == null ? WITNESS : step.actor())
                .path("allowedActions")
                .valueStream()
                .map(action -> action.path("action").asString("?"))
                .toList();
    }

    /** Something of everybody whose notices the story tells of. */
    private static <T> Map<String, T> eachWatched(Expectation expected, Function<String, T> of) {
        Map<String, T> each = new TreeMap<>();
        if (expected.notified() != null) {
            expected.notified().forEach(notice -> each.computeIfAbsent(notice.actor(), of));
        }
        return each;
    }
}
