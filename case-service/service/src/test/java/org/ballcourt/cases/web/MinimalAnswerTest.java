package org.ballcourt.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.endpoint.CasesInMemory;
import org.ballcourt.cases.endpoint.Samples;
import org.ballcourt.cases.store.CaseLog;
import org.ballcourt.cases.store.Commit;
import org.ballcourt.cases.store.LoggedEvent;
import org.ballcourt.cases.store.RememberedCase;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.web.CommandController.MinimalAnswer;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.contracts.records.CommandReply.EventMention;
import org.junit.jupiter.api.Test;

class MinimalAnswerTest {
    private final CasesInMemory cases = new CasesInMemory();
    private final String caseId = cases.send(null, "BUYER/li", Samples.complaint());

    private List<EventMention> told(CommandResult answer, Role role, String id) {
        return MinimalAnswer.of(answer, new Actor(role, id)).events();
    }

    /** No command of today writes an event that its sender may not see; one of tomorrow may. */
    @Test
    void mentionsNoEventThatIsHiddenFromTheCaller() {
        CarrierStory.untilTheCarrierIsAsked(cases, caseId);
        OpenCase seen = cases.find(caseId).orElseThrow();
        Commit commit = new Commit(
                5,
                "t",
                "hash",
                Actor.SYSTEM,
                cases.instant(),
                seen.events().stream()
                        .map(event -> new LoggedEvent(event, "{}"))
                        .toList());
        RememberedCase known = RememberedCase.of(new CaseLog(caseId, 5, 0, 6, "hash", List.of(commit)));
        CommandResult answer = new CommandResult(caseId, 5, seen.events(), false, commit, known);

        assertThat(told(answer, Role.CARRIER, "fastship"))
                .extracting(EventMention::type)
                .containsExactly("EvidenceRequested");
        assertThat(told(answer, Role.BUYER, "li")).hasSize(6);
        assertThat(told(answer, Role.BUYER, "mallory")).isEmpty();
    }
}
