package org.ballcourt.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes the steps of a story, and knows the logs and the evidence that they have brought forth. */
final class StepRunner {
    /** Commands that open a log, and where they are sent. */
    private static final Map<String, String> FILINGS = Map.of(
            "FileComplaint", "/api/cases",
            "FileAgentComplaint", "/api/agent-complaints",
            "ReportViolation", "/api/violations",
            "ContestFlag", "/api/contests",
            "OpenContact", "/api/contacts",
            "ContestRecovery", "/api/cases/{caseId}/contest-recovery");

    private final Story story;
    private final Product product;
    private final String mark;
    private final Map<String, String> ids = new HashMap<>();
    private String filedLast;
    private String caseId;
    private int freshIds;

    /** @param mark makes the story's order, its payments and its command ids unlike those of any other run */
    StepRunner(Story story, Product product, String mark) {
        this.story = story;
        this.product = product;
        this.mark = mark;
    }

    /** The log that the steps are about; null before there is one. */
    String caseId() {
        return caseId;
    }

    /** @param alias of a log; null for the one that was opened last */
    void turnTo(String alias) {
        caseId = alias == null ? filedLast : ids.get(alias);
    }

    /** An id in the place of its name. */
    String resolved(String words) {
        return Aliases.resolve(words, ids);
    }

    /** Null where the step asks for no answer. */
    Answer perform(Step step) {
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
        JsonNode with = uniqueReference(command.name(), Aliases.resolve(command.with(), ids));
        String commandId = commandId(command.commandId());
        String filing = FILINGS.get(command.name());
        if (filing == null) {
            String path = Product.path(knownCase(), command.name());
            return product.post(command.actor(), path, commandId, command.ifVersion(), with);
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (command.name().equals("FileComplaint")) {
            body.set("order", story.order().deepCopy());
        }
        body.setAll((ObjectNode) with);
        makeUnique(body.path("order"));
        String path = filing.contains("{") ? Product.path(knownCase(), command.name()) : filing;
        Answer answer = product.post(command.actor(), path, commandId, command.ifVersion(), body);
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
        byte[] bytes = upload.text() == null ? bytes(upload) : upload.text().getBytes(StandardCharsets.UTF_8);
        String given = upload.file() == null ? upload.alias() + ".txt" : upload.file();
        String name = upload.name() == null ? given : upload.name();
        String mediaType = MadeUpFile.mediaType(upload.mediaType(), name);
        Answer answer = product.upload(
                upload.actor(), upload.kind(), new Product.EvidenceFile(commandId(null), name, mediaType, bytes));
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

    /** The story's own order, described or only named by a step, is another one in every telling. */
    private void makeUnique(JsonNode order) {
        JsonNode id = order.path("orderId");
        if (id.isString() && id.equals(story.order().path("orderId"))) {
            ((ObjectNode) order).put("orderId", id.stringValue() + "-" + mark);
        }
    }

    /** The same payment in every telling of a story would be one that was used before. */
    private JsonNode uniqueReference(String command, JsonNode with) {
        JsonNode reference = with.path("reference");
        return command.equals("ConfirmStep")
                        && reference.isString()
                        && !reference.stringValue().isBlank()
                ? ((ObjectNode) with).put("reference", reference.stringValue() + "-" + mark)
                : with;
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
            case EVENTS, EVIDENCE -> "/api/cases/" + knownCase() + "/" + view.word();
            case INBOX -> "/api/inbox";
        };
    }
}
