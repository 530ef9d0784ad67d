package org.ballcourt.cases.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The log of a case as one reader may see it.
 *
 * @param opener gives the text, or a word for an erased one
 */
public record Redaction(Reader reader, Function<PersonalText, String> opener) {
    /** Those of the events that the reader may see. */
    public List<ShownEvent> events(List<RecordedEvent> events) {
        return events.stream()
                .flatMap(event -> event(event).stream())
                .map(ShownEvent::new)
                .toList();
    }

    /** {@code {seq, type, at, actor, ...}}, or nothing where the event is none of the reader's business. */
    public Optional<ObjectNode> event(RecordedEvent event) {
        Disclosure disclosure = new Disclosure(reader);
        return disclosure.fields(event).map(shows -> {
            ObjectNode fields = fields(event);
            if (!reader.isPlatform()) {
                prune(fields, List.of(), shows);
            }
            if (reader.isThirdParty() && fields.remove("ball") instanceof ObjectNode ball) {
                fields.set("ball", ownPartOf(ball));
            }
            Actor actor = event.actor();
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("seq", event.seq())
                    .put("type", EventNames.shortNameOf(event.event()))
                    .put("at", event.at().toString())
                    .put(
                            "actor",
                            disclosure.knowsActor(event)
                                    ? actor.toString()
                                    : actor.role().name())
                    .setAll(fields);
            return reader.isPlatform()
                    ? json.put("commandId", event.commandId()).put("hash", event.hash())
                    : json;
        });
    }

    private ObjectNode fields(RecordedEvent event) {
        ObjectNode fields = Wire.readable(event.event(), opener);
        return event.event().ball().equals(BallChange.NONE) ? fields.remove(Set.of("ball")) : fields;
    }

    /** Takes out what the reader does not see; of a list from its end, so that the places of the rest stay as they are. */
    private static void prune(JsonNode node, List<String> path, Predicate<List<String>> shows) {
        List<String> names = node.isObject()
                ? List.copyOf(node.propertyNames())
                : IntStream.range(0, node.size()).mapToObj(String::valueOf).toList();
        for (String name : names.reversed()) {
            List<String> place = Stream.concat(path.stream(), Stream.of(name)).toList();
            if (shows.test(place)) {
                prune(node.isObject() ? node.get(name) : node.get(Integer.parseInt(name)), place, shows);
            } else if (node instanceof ObjectNode object) {
                object.remove(name);
            } else {
                ((ArrayNode) node).remove(Integer.parseInt(name));
            }
        }
    }

    private static ObjectNode ownPartOf(ObjectNode ball) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        Stream.of("stage", "opened", "ended").filter(ball::has).forEach(part -> own.set(part, ball.get(part)));
        return own;
    }
}
