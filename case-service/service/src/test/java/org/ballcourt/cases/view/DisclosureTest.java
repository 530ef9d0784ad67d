package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.MatterKind;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.ballcourt.proof.Commitment;
import org.ballcourt.proof.Leaf;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a bundle proves to somebody is what the page shows them, field by field; a new rule of one must be one of the other. */
class DisclosureTest {
    private static final Actor CARRIER = new Actor(Role.CARRIER, "fastship");
    private static final List<Actor> PEOPLE = List.of(
            new Actor(Role.BUYER, "li"),
            new Actor(Role.SELLER, "shop"),
            new Actor(Role.AGENT, "wang"),
            CARRIER,
            Actor.SYSTEM);
    private static final Parties PARTIES = new Parties("li", "shop", Map.of("d-carrier", CARRIER), null);

    @Test
    void showsInABundleExactlyWhatThePageShows() {
        for (Class<? extends CaseEvent> type : EventNames.all().values()) {
            for (Actor by : PEOPLE) {
                for (Actor reader : PEOPLE) {
                    RecordedEvent event = EventSamples.recorded(type, by);
                    assertThat(disclosed(PARTIES, event, reader))
                            .as("%s by %s for %s", type.getSimpleName(), by, reader)
                            .isEqualTo(shown(PARTIES, event, reader));
                }
            }
        }
    }

    @Test
    void showsOfASmallMatterWhatThePageShowsAndNeverWhoBroughtItUp() {
        Actor complainant = new Actor(Role.BUYER, "li");
        Actor concerned = new Actor(Role.AGENT, "wang");
        Actor supervisor = new Actor(Role.SUPERVISOR, "gao");
        Parties matter = new Parties(
                null,
                null,
                Map.of(),
                new Parties.Matter(MatterKind.AGENT_COMPLAINT, complainant, concerned, true, null));
        for (Class<? extends CaseEvent> type : VisibilityPage.OF_MATTERS) {
            for (Actor by : List.of(complainant, concerned, supervisor)) {
                RecordedEvent event = EventSamples.recorded(type, by);
                for (Actor reader : List.of(complainant, supervisor)) {
                    assertThat(disclosed(matter, event, reader)).isEqualTo(shown(matter, event, reader));
                }
                assertThat(shown(matter, event, concerned)).containsAll(disclosed(matter, event, concerned));
            }
            Disclosure disclosure = new Disclosure(Reader.of(matter, concerned));
            disclosure
                    .of(EventSamples.recorded(type, complainant))
                    .ifPresent(visible -> assertThat(List.of(
                                    "/actor",
                                    "/data/explanation/subject",
                                    "/data/explanation/sealed",
                                    "/data/evidence/0/uploadedBy"))
                            .as(type.getSimpleName())
                            .noneMatch(visible));
        }
    }

    @Test
    void tellsOnlyTheSenderTheIdOfACommand() {
        RecordedEvent event = EventSamples.recorded(CaseEvent.ClaimAccepted.class, PEOPLE.get(1));
        assertThat(new Disclosure(Reader.of(PARTIES, PEOPLE.get(1)))
                        .of(event)
                        .orElseThrow()
                        .test("/commandId"))
                .isTrue();
        assertThat(new Disclosure(Reader.of(PARTIES, PEOPLE.get(0)))
                        .of(event)
                        .orElseThrow()
                        .test("/commandId"))
                .isFalse();
    }

    /** Values by pointer; a text counts as its ciphertext, which its reader is given the key of. */
    private static Set<String> disclosed(Parties parties, RecordedEvent event, Actor reader) {
        Set<String> fields = new TreeSet<>();
        new Disclosure(Reader.of(parties, reader)).of(event).ifPresent(visible -> {
            for (Leaf leaf : Commitment.leaves(
                    EventNames.nameOf(event.event().getClass()),
                    event.at().toString(),
                    event.actor().toString(),
                    event.commandId(),
                    Wire.payload(event.event()))) {
                boolean data =
                        leaf.pointer().startsWith("/data/") && !leaf.pointer().endsWith("/subject");
                if (data && visible.test(leaf.pointer())) {
                    fields.add(leaf.pointer().substring("/data".length()).replace("/sealed", "") + "="
                            + leaf.value().asString(""));
                }
            }
        });
        return fields;
    }

    private static Set<String> shown(Parties parties, RecordedEvent event, Actor reader) {
        Set<String> fields = new TreeSet<>();
        new Redaction(Reader.of(parties, reader), PersonalText::sealed)
                .event(event)
                .ifPresent(json -> {
                    ObjectNode data =
                            json.deepCopy().remove(List.of("seq", "type", "at", "actor", "commandId", "hash"));
                    collect("", data, fields);
                    // The page leaves the parts of a ball empty that are not the reader's.
                    if (Reader.of(parties, reader).isThirdParty()) {
                        fields.removeIf(field -> field.matches("/ball/(opened|ended)="));
                    }
                });
        return fields;
    }

    private static void collect(String pointer, JsonNode node, Set<String> fields) {
        if (node.isEmpty()) {
            fields.add(pointer + "=" + node.asString(""));
        } else if (node.isObject()) {
            node.properties().forEach(field -> collect(pointer + "/" + field.getKey(), field.getValue(), fields));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(pointer + "/" + i, node.get(i), fields);
            }
        }
    }

    @Test
    void hidesNothingOfABallThatDoesNotMoveBecauseItSaysNothing() {
        assertThat(Wire.sealedJson().valueToTree(BallChange.NONE).toString())
                .isEqualTo("{\"ended\":[],\"opened\":[],\"resumed\":[]}");
    }
}
