package org.ballcourt.scenarios;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What the product answered.
 *
 * @param json missing where the answer is not JSON
 */
public record Answer(int status, String text, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Answer of(int status, String text) {
        JsonNode json;
        try {
            json = text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            json = MissingNode.getInstance();
        }
        return new Answer(status, text, json);
    }

    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** Whether the words stand in the answer, written out or as JSON escapes. */
    boolean shows(String words) {
        String quoted = MAPPER.writeValueAsString(words);
        return text.contains(words)
                || json.toString().contains(words)
                || text.contains(quoted.substring(1, quoted.length() - 1));
    }

    /** The rejection code of a refusal; empty where there is none. */
    public String code() {
        return json.path("code").asString("");
    }

    /** Why the request was refused, in one line. */
    public String refusal() {
        JsonNode errors = json.path("errors");
        String why = Stream.of("code", "title", "detail")
                .map(json::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining(": "));
        return (status + " " + why).strip() + (errors.isEmpty() ? "" : " " + errors);
    }

    /** The events of a command's answer or of a log. */
    List<Event> events() {
        return json.path("events")
                .valueStream()
                .map(event -> new Event(
                        event.path("seq").asLong(0), event.path("type").asString("?")))
                .toList();
    }

    /** An event's place in the log and its name. */
    record Event(long seq, String type) {}
}
