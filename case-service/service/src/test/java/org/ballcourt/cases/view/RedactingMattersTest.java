package org.ballcourt.cases.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ballcourt.cases.view.VisibilityPage.COMPLAINANT;
import static org.ballcourt.cases.view.VisibilityPage.CONCERNED;
import static org.ballcourt.cases.view.VisibilityPage.SUPERVISOR;
import static org.ballcourt.cases.view.VisibilityPage.shownOfMatter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Audience;
import org.ballcourt.contracts.BallChange;
import org.ballcourt.contracts.CaseEvent;
import org.ballcourt.contracts.CaseEvent.*;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Parties;
import org.ballcourt.contracts.PersonalText;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.contracts.Relation;
import org.ballcourt.contracts.Role;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RedactingMattersTest {
    private static String shown(RecordedEvent event, Actor reader) {
        return shownOfMatter(event, reader).map(JsonNode::toString).orElse("");
    }

    private static RecordedEvent first(Class<? extends CaseEvent> type, Actor by) {
        RecordedEvent later = EventSamples.recorded(type, by);
        return new RecordedEvent("AC-1", 1, later.at(), by, "c", later.event(), "", "");
    }

    @Test
    void showsNothingToTheRestOfThePlatformNorToStrangers() {
        for (Class<? extends CaseEvent> type : EventNames.all().values()) {
            for (Actor other : List.of(
                    new Actor(Role.AGENT, "chen"),
                    new Actor(Role.SENIOR, "wang"),
                    new Actor(Role.REVIEWER, "xu"),
                    new Actor(Role.SELLER, "li"),
                    new Actor(Role.CARRIER, "fastship"))) {
                assertThat(shown(EventSamples.recorded(type, COMPLAINANT), other))
                        .isEmpty();
            }
        }
    }

    @Test
    void doesNotTellWhomItConcernsWhoBroughtItUp() {
        for (Class<? extends CaseEvent> type : List.of(AgentComplaintFiled.class, ViolationReported.class)) {
            for (Actor by : List.of(COMPLAINANT, SUPERVISOR)) {
                assertThat(shown(first(type, by), CONCERNED))
                        .contains("explanation", "\"actor\":\"" + by.role() + "\"")
                        .doesNotContain(by.toString(), "filed.by", "uploadedBy", "commandId");
            }
        }
        assertThat(shown(EventSamples.recorded(StatementAdded.class, COMPLAINANT), CONCERNED))
                .contains("\"actor\":\"BUYER\"");
        assertThat(shown(EventSamples.recorded(AgentComplaintDecided.class, SUPERVISOR), CONCERNED))
                .contains("SUPERVISOR/gao");
        assertThat(shown(first(AgentComplaintFiled.class, COMPLAINANT), COMPLAINANT))
                .contains("BUYER/li", "uploadedBy");
    }

    @Test
    void keepsTheSanctionAndTheDefenceBetweenTheAgentAndThePlatform() {
        RecordedEvent decided = EventSamples.recorded(AgentComplaintDecided.class, SUPERVISOR);
        assertThat(shown(decided, COMPLAINANT)).contains("decision", "reasons").doesNotContain("\"sanction\"");
        assertThat(List.of(shown(decided, CONCERNED), shown(decided, SUPERVISOR)))
                .allMatch(text -> text.contains("\"sanction\""));
        RecordedEvent appealed = EventSamples.recorded(SanctionAppealed.class, CONCERNED);
        assertThat(shown(appealed, COMPLAINANT)).doesNotContain("explanation");
        assertThat(shown(appealed, CONCERNED)).contains("explanation");
        assertThat(shown(EventSamples.recorded(ViolationDecided.class, SUPERVISOR), COMPLAINANT))
                .doesNotContain("points");
    }

    @Test
    void tellsThePlatformAloneWhoIsKeptFromDeciding() {
        Map<Class<? extends CaseEvent>, String> kept =
                Map.of(ContactOpened.class, "others", RecoveryContested.class, "ruledBy");
        kept.forEach((type, field) -> {
            RecordedEvent filed = first(type, COMPLAINANT);
            assertThat(shown(filed, SUPERVISOR)).contains("CANARY-" + type.getSimpleName() + "." + field);
            assertThat(List.of(shown(filed, COMPLAINANT), shown(filed, CONCERNED)))
                    .allMatch(text -> text.contains("policy") && !text.contains(field));
        });
    }

    @Test
    void keepsANoteToTheSupervisorsFromTheOtherAlthoughThatOneIsOfThePlatform() {
        RecordedEvent note = new RecordedEvent(
                "AC-1",
                2,
                Instant.EPOCH,
                COMPLAINANT,
                "c",
                new StatementAdded(new PersonalText("BUYER/li", null, "CANARY"), Audience.PLATFORM, BallChange.NONE),
                "",
                "");
        assertThat(shown(note, CONCERNED)).isEmpty();
        assertThat(List.of(shown(note, COMPLAINANT), shown(note, SUPERVISOR)))
                .allMatch(text -> text.contains("CANARY"));
    }

    @Test
    void tellsASellerNothingBeforeTheReportWasUpheld() {
        Parties parties =
                Parties.NOBODY.after(first(ViolationReported.class, COMPLAINANT).event());
        Actor seller = parties.matter().about();
        assertThat(parties.relationOf(seller)).isEqualTo(Relation.NONE);
        // The sample's decision is UPHELD.
        Parties after = parties.after(
                EventSamples.recorded(ViolationDecided.class, SUPERVISOR).event());
        assertThat(after.relationOf(seller)).isEqualTo(Relation.CONCERNED);
    }
}
