package org.ballcourt.cases.view;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that the reader may give now.
 *
 * @param action the command's name, e.g. {@code RejectClaim}
 * @param until the deadline of the duty it would fulfil, or the end of the right; null where there is none
 * @param required the fields that may not be left out
 */
public record AllowedAction(String action, Instant until, List<String> required) {
    /** {@code [{"action": "RejectClaim", "until": ..., "required": ["ground"]}]}. */
    public static ArrayNode json(List<AllowedAction> actions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        actions.forEach(action -> {
            ObjectNode json = array.addObject().put("action", action.action());
            if (action.until() != null) {
                json.put("until", action.until().toString());
            }
            ArrayNode required = json.putArray("required");
            action.required().forEach(required::add);
        });
        return array;
    }
}
