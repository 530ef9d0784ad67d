package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.AcceptIntervention;
import org.ballcourt.contracts.CaseCommand.AddStatement;
import org.ballcourt.contracts.CaseCommand.HandOff;
import org.ballcourt.contracts.CaseCommand.RequestEvidence;
import org.ballcourt.contracts.CaseCommand.ResumeCase;
import org.ballcourt.contracts.CaseCommand.SuspendCase;
import org.ballcourt.contracts.HandOffReason;
import org.ballcourt.contracts.SuspensionCause;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How a case went, on its own page. */
class CaseFiguresTest {
    private final CasesOverHttp http = new CasesOverHttp();
    private final String caseId =
            http.file("BUYER/li", Samples.complaint()).json().get("caseId").stringValue();

    private void does(String actor, CaseCommand command) {
        assertThat(http.does(actor, caseId, command).status()).isEqualTo(200);
    }

    private JsonNode seenBy(String actor) {
        return http.sees(actor, "/api/cases/{id}", caseId).json();
    }

    @Test
    void addsUpWhatIsHeldAndTellsSuspendedTimeApart() {
        http.cases.later(Duration.ofHours(2));
        does("AGENT/wang", new SuspendCase(SuspensionCause.COURT, "C-1"));
        http.cases.later(Duration.ofHours(5));
        does("AGENT/wang", new ResumeCase("x"));
        http.cases.later(Duration.ofMinutes(30));

        JsonNode json = seenBy("BUYER/li");
        assertThat(json.get("suspended").stringValue()).isEqualTo("PT5H");
        assertThat(json.get("elapsed").stringValue()).isEqualTo("PT7H30M");
        assertThat(json.get("held")
                        .valueStream()
                        .map(time -> Duration.parse(time.stringValue()))
                        .reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.parse(json.get("elapsed").stringValue()));
        assertThat(json.at("/held/COURT").stringValue()).isEqualTo("PT5H");
    }

    @Test
    void listsMissedDutiesAndRoundsAndKeepsEmptyHandOffsToThePlatform() {
        http.cases.later(Duration.ofDays(2).plusSeconds(1));
        does("BUYER/li", new AddStatement("x", null));
        does("AGENT/wang", new AcceptIntervention());
        does("AGENT/wang", new RequestEvidence("SELLER", null, List.of(), "x"));
        does("AGENT/wang", new HandOff(Actor.parse("AGENT/chen"), HandOffReason.WRONG_QUEUE, List.of()));

        for (String side : List.of("BUYER/li", "SELLER/shop")) {
            assertThat(seenBy(side).get("handOffs").toString()).isEqualTo("{\"count\":1}");
        }
        JsonNode json = seenBy("AGENT/chen");
        assertThat(json.at("/handOffs/empty").intValue()).isEqualTo(1);
        assertThat(json.at("/missedDuties/0/duty").stringValue()).isEqualTo("ANSWER_CLAIM");
        assertThat(json.get("missedDuties").size()).isEqualTo(1);
        assertThat(json.get("evidenceRounds").intValue()).isEqualTo(2);
        assertThat(seenBy("CARRIER/fastship").has("handOffs")).isFalse();
    }
}
