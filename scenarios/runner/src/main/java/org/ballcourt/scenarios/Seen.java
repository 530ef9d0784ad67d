package org.ballcourt.scenarios;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What was seen after a step.
 *
 * @param request what the product answered to the step itself; null where the step sends nothing
 * @param stored names of the events that came into the log since the step before
 * @param theCase the case as the step's reader sees it, else as a supervisor does; missing before there is one
 * @param allowed the actions that the step's actor is offered now
 * @param delivered templates of the notices of this case that each watched actor got because of the step
 */
record Seen(
        Answer request,
        List<String> stored,
        JsonNode theCase,
        List<String> allowed,
        Map<String, List<String>> delivered) {

    /** A repeated command stores nothing and is answered with its first answer. */
    List<String> events() {
        boolean repeated = stored.isEmpty() && request != null && request.accepted();
        return repeated ? request.events().stream().map(Answer.Event::type).toList() : stored;
    }

    /** Where strings are looked for. */
    Answer text() {
        return request == null ? new Answer(200, theCase.toString(), theCase) : request;
    }
}
