package org.ballcourt.scenarios;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells one story to one product. */
final class StoryRun {
    /** Sees every case, and so tells what really happened. */
    private static final String WITNESS = "SUPERVISOR/story-teller";

    /** Commands that open a log, and where they are sent. */
    private static final Map<String, String> FILINGS = Map.of(
            "FileComplaint", "/api/cases",
            "FileAgentComplaint", "/api/agent-complaints",
            "ReportViolation", "/api/violations",
            "ContestFlag", "/api/contests");

    private final Story story;
    private final Product product;
    private final String mark;
    private final Told told;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Long> lastSeqs = new HashMap<>();
    private String filedLast;
    private String caseId;
    private int freshIds;

    /** @param mark makes the story's order and command ids unlike those of any other run */
    private StoryRun(Story story, Product product, String mark, Told told) {
        this.story = story;
        this.product = product;
        this.mark = mark;
        this.told = told;
    }

    /** The first difference in plain words; empty if the product behaves as told. */
    static Optional<String> tell(Story story, URI base, Told told) {
        try (Product product = new Product(base)) {
            told.of(product.vocabulary());
            return new StoryRun(story, product, UUID.randomUUID().toString().substring(0, 8), told).tell();
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
        caseId = filedLast;
        Seen atLast = new Seen(null, List.of(), theCase(WITNESS), List.of(), Map.of());
        return AnswerComparison.firstDifference(story.last(), atLast).map(difference -> "finally: " + difference);
    }

    private Optional<String> tell(Step step) {
        caseId = step.on() == null ? filedLast : ids.get(step.on());
        Expectation expected = resolved(step.expect());
        Set<String> watched = watched(expected);
        Map<String, Set<String>> before = noticeIds(watched);
        Answer request = perform(step);
        product.settle();
        Answer witnessed = caseId == null ? null : product.get(WITNESS, "/api/cases/" + caseId + "/events");
        List<Answer.Event> log = witnessed == null ? List.of() : witnessed.events();
        long lastSeq = lastSeqs.getOrDefault(caseId, 0L);
        List<Answer.Event> stored =
                log.stream().filter(event -> event.seq() > lastSeq).toList();
        if (!log.isEmpty()) {
            lastSeqs.put(caseId, log.getLast().seq());
        }
        note(step, request);
        if (witnessed != null) {
            told.log(witnessed.json());
        }
        if (step instanceof Step.Command && request.accepted() && !log.containsAll(request.events())) {
            return Optional.of("it was accepted with " + request.events() + ", but the log is " + log);
        }
        Seen seen = new Seen(
                request,
                stored.stream().map(Answer.Event::type).toList(),
                reads(step, request),
                allowed(step, expected),
                delivered(watched, before));
        return AnswerComparison.firstDifference(expected, seen);
    }

    private void note(Step step, Answer request) {
        if (step instanceof Step.Command command && request.accepted()) {
            told.command(command.name());
        } else if (request != null && !request.accepted()) {
            told.rejection(request.code());
        }
    }

    private Answer perform(Step step) {
        return switch (step) {
            case Step.Command command -> command(command);
            case Step.Upload upload -> upload(upload);
            case Step.See see -> product.get(see.actor(), path(see.view()));
            case Step.Wait wait -> {
                product.advanceClock(wait.time());
                yield null;
            }
            case Step.Payments payments -> {
                product.payments(payments.mood());
                yield null;
            }
        };
    }

    private Answer command(Step.Command command) {
        ObjectNode body = (ObjectNode) Aliases.resolve(command.with(), ids);
        String commandId = commandId(command.commandId());
        String filing = FILINGS.get(command.name());
        if (filing == null) {
            return product.post(
                    command.actor(),
                    "/api/cases/" + knownCase() + "/" + kebab(command.name()),
                    commandId,
                    command.ifVersion(),
                    body);
        }
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        if (command.name().equals("FileComplaint")) {
            whole.set("order", uniqueOrder());
        }
        whole.setAll(body);
        Answer answer = product.post(command.actor(), filing, commandId, command.ifVersion(), whole);
        if (answer.accepted()) {
            filedLast = answer.json().path("caseId").asString("");
            caseId = filedLast;
            if (command.alias() != null) {
                ids.put(command.alias(), caseId);
            }
        }
        return answer;
    }

    private Answer upload(Step.Upload upload) {
        byte[] bytes = upload.text() != null ? upload.text().getBytes(StandardCharsets.UTF_8) : bytes(upload);
        String name =
                upload.name() != null ? upload.name() : upload.file() != null ? upload.file() : upload.alias() + ".txt";
        Multipart form = new Multipart()
                .field("kind", upload.kind())
                .file("file", name, MadeUpFile.mediaType(upload.mediaType(), name), bytes);
        Answer answer = product.upload(upload.actor(), commandId(null), form);
        if (answer.accepted()) {
            ids.put(upload.alias(), answer.json().path("evidenceId").asString());
        }
        return answer;
    }

    private byte[] bytes(Step.Upload upload) {
        Path beside = story.file().resolveSibling(upload.file());
        try {
            return Files.isRegularFile(beside)
                    ? Files.readAllBytes(beside)
                    : MadeUpFile.bytes(MadeUpFile.mediaType(upload.mediaType(), upload.file()), mark + upload.alias());
        } catch (IOException unreadable) {
            throw new StoryError(upload.line(), beside + " cannot be read");
        }
    }

    private ObjectNode uniqueOrder() {
        ObjectNode order = story.order().deepCopy();
        if (order.path("orderId").isString()) {
            order.put("orderId", order.path("orderId").stringValue() + "-" + mark);
        }
        return order;
    }

    private String commandId(String told) {
        return mark + "-" + (told == null ? "fresh-" + ++freshIds : told);
    }

    private String knownCase() {
        if (caseId == null) {
            throw new StoryError("this step needs a case, but no complaint was accepted before it");
        }
        return caseId;
    }

    private String path(Step.View view) {
        return switch (view) {
            case CASE -> "/api/cases/" + knownCase();
            case EVENTS -> "/api/cases/" + knownCase() + "/events";
            case EVIDENCE -> "/api/cases/" + knownCase() + "/evidence";
            case INBOX -> "/api/inbox";
        };
    }

    /** A reader of the case is held to what it was shown; everybody else to what the witness sees. */
    private JsonNode reads(Step step, Answer request) {
        boolean read = step instanceof Step.See see && see.view() == Step.View.CASE && request.accepted();
        return read ? request.json() : theCase(WITNESS);
    }

    private JsonNode theCase(String actor) {
        return caseId == null
                ? MissingNode.getInstance()
                : product.get(actor, "/api/cases/" + caseId).json();
    }

    private List<String> allowed(Step step, Expectation expected) {
        if (expected.allowed() == null && expected.notAllowed() == null) {
            return List.of();
        }
        List<String> actions = new ArrayList<>();
        theCase(reader(step))
                .path("allowedActions")
                .forEach(action -> actions.add(action.path("action").asString("?")));
        return actions;
    }

    private static String reader(Step step) {
        return switch (step) {
            case Step.Command command -> command.actor();
            case Step.Upload upload -> upload.actor();
            case Step.See see -> see.actor();
            case Step.Wait wait -> WITNESS;
            case Step.Payments payments -> WITNESS;
        };
    }

    private Expectation resolved(Expectation expected) {
        return expected.withWords(words -> Aliases.resolve(words, ids));
    }

    private static Set<String> watched(Expectation expected) {
        return expected.notified() == null
                ? Set.of()
                : expected.notified().stream()
                        .map(Expectation.Notice::actor)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Set<String>> noticeIds(Set<String> actors) {
        Map<String, Set<String>> ids = new TreeMap<>();
        actors.forEach(actor -> ids.put(actor, Inbox.of(product, actor).ids()));
        return ids;
    }

    private Map<String, List<String>> delivered(Set<String> actors, Map<String, Set<String>> before) {
        Map<String, List<String>> delivered = new TreeMap<>();
        actors.forEach(actor -> delivered.put(actor, Inbox.of(product, actor).templatesOf(caseId, before.get(actor))));
        return delivered;
    }

    private static String kebab(String command) {
        return command.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
