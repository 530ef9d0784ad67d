package org.ballcourt.scenarios;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * What the product answered.
 *
 * @param json missing where the answer is not JSON
 */
record Answer(int status, String text, JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Answer of(int status, String text) {
        try {
            return new Answer(status, text, text.isBlank() ? MissingNode.getInstance() : MAPPER.readTree(text));
        } catch (JacksonException notJson) {
            return new Answer(status, text, MissingNode.getInstance());
        }
    }

    boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** Whether the words stand in the answer, written out or as JSON escapes. */
    boolean shows(String words) {
        return text.contains(words)
                || json.toString().contains(words)
                || MAPPER.writeValueAsString(words)
                        .transform(quoted -> text.contains(quoted.substring(1, quoted.length() - 1)));
    }

    String code() {
        return json.path("code").asString("");
    }

    /** Why the request was refused, in one line. */
    String refusal() {
        StringBuilder words = new StringBuilder().append(status);
        for (String field : List.of("code", "title", "detail")) {
            if (json.path(field).isString()) {
                words.append(field.equals("code") ? " " : ": ")
                        .append(json.path(field).stringValue());
            }
        }
        if (json.path("errors").isArray() && !json.path("errors").isEmpty()) {
            words.append(' ').append(json.path("errors"));
        }
        return words.toString();
    }

    /** The events of a command's answer or of a log. */
    List<Event> events() {
        List<Event> events = new ArrayList<>();
        json.path("events")
                .forEach(event -> events.add(new Event(
                        event.path("seq").asLong(0), event.path("type").asString("?"))));
        return events;
    }

    /** An event's place in the log and its name. */
    record Event(long seq, String type) {}
}
