package org.ballcourt.cases.door;

import org.ballcourt.cases.view.AllowedAction;
import org.ballcourt.cases.view.Language;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes problems as JSON in the reader's language. */
public final class ProblemJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ProblemJson() {}

    public static ObjectNode of(Problem problem, Language language) {
        ProblemTexts.Text text = ProblemTexts.of(problem.code());
        ObjectNode json = NODES.objectNode()
                .put("type", ProblemTexts.typeOf(problem.code()))
                .put("title", language.of(text.title()))
                .put("status", problem.status())
                .put("detail", language.of(problem.detail()))
                .put("code", problem.code())
                .put("rule", language.of(text.rule()))
                .put("next", language.of(text.next()));
        if (problem.caseId() != null) {
            json.put("caseId", problem.caseId());
        }
        json.set("allowedActions", AllowedAction.json(problem.allowedActions()));
        ArrayNode errors = json.putArray("errors");
        problem.faults()
                .forEach(fault ->
                        errors.addObject().put("field", fault.field()).put("message", language.of(fault.words())));
        return json;
    }
}
