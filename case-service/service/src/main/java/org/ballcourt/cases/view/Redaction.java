package org.ballcourt.cases.view;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.ballcourt.wire.Wire;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The log of a case as one reader may see it. */
public final class Redaction {
    /** That a kind does not fit the bytes is a hint for agents. */
    static final String PLATFORM_FLAG = "kindFits";

    static final String UPLOADER = "uploadedBy";

    private final Reader reader;
    private final Function<PersonalText, String> opener;

    /** @param opener gives the text, or a word for an erased one */
    public Redaction(Reader reader, Function<PersonalText, String> opener) {
        this.reader = reader;
        this.opener = opener;
    }

    /** Those of the events that the reader may see. */
    public List<ShownEvent> events(List<RecordedEvent> events) {
        return events.stream()
                .flatMap(event -> event(event).stream())
                .map(ShownEvent::new)
                .toList();
    }

    /** {@code {seq, type, at, actor, ...}}, or nothing where the event is none of the reader's business. */
    public Optional<ObjectNode> event(RecordedEvent event) {
        return switch (reader.relation()) {
            case PLATFORM -> Optional.of(whole(event));
            case BUYER, SELLER, COMPLAINANT, CONCERNED -> forSide(event);
            case THIRD_PARTY -> forThirdParty(event);
            case NONE -> Optional.empty();
        };
    }

    private ObjectNode whole(RecordedEvent event) {
        return envelope(event, event.actor().toString())
                .setAll(fields(event))
                .put("commandId", event.commandId())
                .put("hash", event.hash());
    }

    private Optional<ObjectNode> forSide(RecordedEvent event) {
        return Visibility.hiddenFromSide(event, reader).map(hidden -> {
            ObjectNode fields = fields(event).remove(hidden);
            dropPlatformFlags(fields);
            if (reader.relation() == Relation.CONCERNED) {
                dropUploader(fields);
            }
            return envelope(event, actorFor(event)).setAll(fields);
        });
    }

    /** Whom a matter is about is not told who brought it up, only in which role. */
    private String actorFor(RecordedEvent event) {
        return mayKnowActor(event, reader)
                ? event.actor().toString()
                : event.actor().role().name();
    }

    static boolean mayKnowActor(RecordedEvent event, Reader reader) {
        Actor actor = event.actor();
        return reader.relation() != Relation.CONCERNED
                || reader.is(actor)
                || actor.role() == Role.SYSTEM
                || actor.role() == Role.SUPERVISOR && event.seq() > 1;
    }

    private Optional<ObjectNode> forThirdParty(RecordedEvent event) {
        return Visibility.shownToThirdParty(event, reader).map(shown -> {
            ObjectNode all = fields(event);
            ObjectNode fields = all.deepCopy().retain(shown);
            dropPlatformFlags(fields);
            if (all.get("ball") instanceof ObjectNode ball) {
                fields.set("ball", ownPartOf(ball));
            }
            return envelope(event, discreet(event.actor())).setAll(fields);
        });
    }

    private ObjectNode envelope(RecordedEvent event, String actor) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("seq", event.seq())
                .put("type", EventNames.shortNameOf(event.event()))
                .put("at", event.at().toString())
                .put("actor", actor);
    }

    private ObjectNode fields(RecordedEvent event) {
        ObjectNode fields = Wire.readable(event.event(), opener);
        return event.event().ball().equals(BallChange.NONE) ? fields.remove(Set.of("ball")) : fields;
    }

    /** A third party is not told who the buyer or the seller is, only that it was they. */
    private String discreet(Actor actor) {
        return actor.role().isSide() ? actor.role().name() : actor.toString();
    }

    private ObjectNode ownPartOf(ObjectNode ball) {
        ObjectNode own = JsonNodeFactory.instance.objectNode();
        if (ball.has("stage")) {
            own.set("stage", ball.get("stage"));
        }
        for (String part : List.of("opened", "ended")) {
            ArrayNode duties = own.putArray(part);
            ball.path(part).forEach(duty -> {
                if (reader.duties().contains(duty.path("dutyId").asString())) {
                    duties.add(duty);
                }
            });
        }
        return own;
    }

    static void dropUploader(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(UPLOADER);
        }
        node.forEach(Redaction::dropUploader);
    }

    /** That a kind does not fit the bytes is a hint for agents. */
    static void dropPlatformFlags(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(PLATFORM_FLAG);
        }
        node.forEach(Redaction::dropPlatformFlags);
    }
}
