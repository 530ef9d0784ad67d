package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.ComplaintFiled;
import org.ballcourt.contracts.CaseEvent.EscalatedToSenior;
import org.ballcourt.contracts.CaseEvent.EvidenceRequested;
import org.ballcourt.contracts.CaseEvent.EvidenceSubmitted;
import org.ballcourt.contracts.CaseEvent.HandedOff;
import org.ballcourt.contracts.CaseEvent.ServiceRated;
import org.ballcourt.contracts.CaseEvent.StatementAdded;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RedactionTest {
    private static final Actor BUYER = new Actor(Role.BUYER, "li");
    private static final Actor SELLER = new Actor(Role.SELLER, "shop");
    private static final Actor AGENT = new Actor(Role.AGENT, "wang");
    private static final Actor CARRIER = new Actor(Role.CARRIER, "fastship");

    private static String shown(RecordedEvent event, Actor reader) {
        return VisibilityPage.shown(event, reader).map(JsonNode::toString).orElse("");
    }

    @Test
    void letsPassWhatTheDocumentsSay() {
        assertThat(Path.of("../../docs/visibility.md"))
                .as(
                        "a new event or field is a decision: look at Visibility, then write this file anew with VisibilityPage")
                .content()
                .isEqualTo(VisibilityPage.markdown());
    }

    @Test
    void showsNothingToStrangers() {
        for (Class<? extends CaseEvent> type : EventNames.all().values()) {
            RecordedEvent event = EventSamples.recorded(type, SELLER);
            for (Actor stranger : List.of(new Actor(Role.SELLER, "other"), new Actor(Role.CARRIER, "slowship"))) {
                assertThat(shown(event, stranger)).isEmpty();
            }
            assertThat(VisibilityPage.shown(event, null)).isEmpty();
        }
    }

    @Test
    void showsAThirdPartyNoTextOfAnybodyElse() {
        for (Class<? extends CaseEvent> type : EventNames.all().values()) {
            boolean toThem = type == EvidenceRequested.class || type == CaseEvent.DutyLapsed.class;
            if (!toThem) {
                assertThat(shown(EventSamples.recorded(type, BUYER), CARRIER))
                        .as(type.getSimpleName())
                        .doesNotContain("CANARY", "/li", "shop");
            }
        }
    }

    @Test
    void cutsTheBallOfAThirdPartyDownToItsOwnDuties() {
        JsonNode json = VisibilityPage.shown(EventSamples.recorded(ComplaintFiled.class, BUYER), CARRIER)
                .orElseThrow();
        assertThat(json.at("/ball/opened")
                        .valueStream()
                        .map(duty -> duty.get("dutyId").stringValue()))
                .containsExactly("d-carrier");
        assertThat(json.at("/ball/ended")).isEmpty();
        assertThat(json.get("actor").stringValue()).isEqualTo("BUYER");
    }

    @Test
    void keepsANoteToThePlatformFromTheOtherSide() {
        RecordedEvent note = new RecordedEvent(
                "case-1",
                2,
                java.time.Instant.EPOCH,
                BUYER,
                "c",
                new StatementAdded(new PersonalText("BUYER/li", null, "CANARY"), Audience.PLATFORM, BallChange.NONE),
                "",
                "");
        assertThat(shown(note, SELLER)).isEmpty();
        assertThat(shown(note, CARRIER)).isEmpty();
        assertThat(List.of(shown(note, BUYER), shown(note, AGENT))).allMatch(text -> text.contains("CANARY"));
    }

    @Test
    void keepsThePlatformsReasonsFromTheSidesButNotWhoHasTheCase() {
        RecordedEvent handOff = EventSamples.recorded(HandedOff.class, AGENT);
        assertThat(shown(handOff, BUYER))
                .doesNotContain("\"why\"", "newFacts", "\"empty\"")
                .contains("HandedOff.to", "ball");
        assertThat(shown(handOff, AGENT)).contains("\"why\"", "newFacts");
        assertThat(shown(EventSamples.recorded(EscalatedToSenior.class, AGENT), BUYER))
                .doesNotContain("explanation");
        assertThat(shown(EventSamples.recorded(EscalatedToSenior.class, SELLER), BUYER))
                .contains("explanation");
    }

    @Test
    void keepsRatingsFromTheOtherSide() {
        RecordedEvent rating = EventSamples.recorded(ServiceRated.class, BUYER);
        assertThat(shown(rating, SELLER)).isEmpty();
        assertThat(shown(rating, BUYER)).contains("stars");
    }

    @Test
    void flagsMisfittingEvidenceToThePlatformOnly() {
        RecordedEvent evidence = EventSamples.recorded(EvidenceSubmitted.class, SELLER);
        assertThat(shown(evidence, AGENT)).contains("kindFits");
        assertThat(List.of(shown(evidence, BUYER), shown(evidence, SELLER)))
                .noneMatch(text -> text.contains("kindFits"));
    }

    @Test
    void leavesOutABallThatDoesNotMove() {
        RecordedEvent still = new RecordedEvent(
                "case-1",
                2,
                java.time.Instant.EPOCH,
                BUYER,
                "c",
                new StatementAdded(new PersonalText("BUYER/li", null, "x"), Audience.ALL, BallChange.NONE),
                "",
                "");
        assertThat(shown(still, SELLER)).doesNotContain("ball").contains("\"seq\":2", "\"type\":\"StatementAdded\"");
    }

    @Test
    void neverHidesTheEnvelopeUnderAFieldOfTheSameName() {
        for (Class<? extends CaseEvent> type : EventNames.all().values()) {
            assertThat(java.util.Arrays.stream(type.getRecordComponents())
                            .map(java.lang.reflect.RecordComponent::getName))
                    .doesNotContain("seq", "type", "at", "actor", "commandId", "hash", "caseId");
        }
    }
}
