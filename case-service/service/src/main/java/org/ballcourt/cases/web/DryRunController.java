package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.command.DryRuns;
import org.ballcourt.cases.endpoint.CommandInput;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.view.CaseAnswer;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.ShownEvent;
import org.ballcourt.cases.view.WhenPerformed;
import org.ballcourt.contracts.Account;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.contracts.Stage;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a command would do, at the address of the command itself; programs have no dry run. */
@RestController("caseDryRunController")
record DryRunController(CommandService desk, DryRuns dryRuns, CaseViews views, CaseAccess access) {
    /**
     * What would happen now, as the caller would see it.
     *
     * @param events without what only a stored event has: its number stands, its hash does not
     * @param money as of a dispute afterwards; null where there is none, and for third parties
     * @param whenPerformed the money of a dispute once what is granted is final and performed; null where nothing is, and for third parties
     * @param closes whether the case would be closed afterwards
     */
    record Foreseen(
            @JsonProperty("dryRun") boolean dry,
            List<ShownEvent> events,
            Stage stage,
            List<CaseAnswer.OpenDuty> ball,
            Map<Account, String> money,
            WhenPerformed whenPerformed,
            boolean closes)
            implements CommandController.CommandAnswer {}

    @PostMapping(
            path = {
                "/api/cases",
                "/api/agent-complaints",
                "/api/violations",
                "/api/contests",
                "/api/contacts",
                "/api/cases/{caseId}/contest-recovery"
            },
            params = "dryRun")
    ResponseEntity<Foreseen> file(
            @PathVariable(required = false) String caseId,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Actor actor,
            Language language)
            throws IOException {
        long since = System.nanoTime();
        requireTrue(parameters);
        try {
            CommandInput input = CommandController.filing(caseId, request, actor);
            return answer(desk.foresee(input, dryRuns), actor, language);
        } catch (Refused no) {
            access.refusedFiling(caseId, actor, since, no);
            throw no;
        }
    }

    @PostMapping(path = "/api/cases/{caseId}/{command}", params = "dryRun")
    ResponseEntity<Foreseen> act(
            @PathVariable String caseId,
            @PathVariable String command,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            Actor actor,
            Language language)
            throws IOException {
        requireTrue(parameters);
        long since = System.nanoTime();
        try {
            CommandInput input = CommandReading.of(caseId, CommandController.typeOf(command), actor, request);
            CommandResult foreseen = desk.foresee(input, dryRuns);
            access.note(caseId, actor, "dry run");
            return answer(foreseen, actor, language);
        } catch (Refused no) {
            // Whoever has no part in the case is told that there is none, whatever else was wrong.
            access.admit(caseId, actor, since);
            throw no;
        }
    }

    private static void requireTrue(Map<String, String> parameters) {
        RequestReading reading = new RequestReading();
        parameters.forEach((name, value) -> {
            if (!name.equals("dryRun")) {
                reading.fault(name, Message.of("http.no-parameter").with("known", "dryRun"));
            } else if (!value.equals("true")) {
                reading.fault(name, Message.of("http.one-of").with("known", OneOf.of("true")));
            }
        });
        reading.requireFaultless(null);
    }

    private ResponseEntity<Foreseen> answer(CommandResult foreseen, Actor actor, Language language) {
        OpenCase after = OpenCase.of(foreseen.known());
        List<ShownEvent> events = views.events(after, foreseen.events(), actor, language).stream()
                .map(ShownEvent::unstored)
                .toList();
        CaseAnswer seen = views.of(after, actor, language);
        CaseAnswer.Heading heading = seen.heading();
        Map<Account, String> money = seen instanceof CaseAnswer.OfDispute dispute ? dispute.money() : null;
        Foreseen body = new Foreseen(
                true,
                events,
                heading.stage(),
                heading.ball(),
                money,
                views.whenPerformed(after, actor),
                !after.state().isOpen());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
