package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ballcourt.cases.command.CommandResult;
import org.ballcourt.cases.domain.CaseRejection;
import org.ballcourt.cases.endpoint.CommandInput;
import org.ballcourt.cases.endpoint.CommandService;
import org.ballcourt.cases.endpoint.ProgramCommands;
import org.ballcourt.cases.proof.Receipts;
import org.ballcourt.cases.view.CaseAnswer;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.Disclosure;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.cases.view.ShownEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.CaseCommand;
import org.ballcourt.contracts.CaseCommand.FileComplaint;
import org.ballcourt.contracts.CommandNames;
import org.ballcourt.contracts.EventNames;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RejectionCode;
import org.ballcourt.contracts.Word;
import org.ballcourt.contracts.records.CommandReply.EventMention;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;

/** Every command, through one handler: its name in the path says which. */
@RestController("caseCommandController")
record CommandController(CommandService desk, CaseViews views, CaseAccess access, Receipts receipts) {
    /** All but those that file, which have addresses of their own. */
    static final Map<String, Class<? extends CaseCommand>> BY_PATH = CommandNames.ALL.stream()
            .filter(type -> !FilingPaths.files(type))
            .collect(Collectors.toUnmodifiableMap(CommandNames::kebabOf, Function.identity()));

    private static final Message DRY_RUN_ALONE = Message.of("http.no-parameter").with("known", "dryRun");

    /** What became of a command, or would become of it. */
    sealed interface CommandAnswer permits WholeAnswer, MinimalAnswer, DryRunController.Foreseen {}

    /**
     * All of it.
     *
     * @param receipt null where the command was one that had nothing left to do
     * @param events the new ones
     * @param seen the case afterwards, as the caller may see it
     */
    record WholeAnswer(
            String caseId,
            long version,
            Receipt receipt,
            List<ShownEvent> events,
            @JsonProperty("case") CaseAnswer seen)
            implements CommandAnswer {}

    /**
     * No more than that it was done, for those who do not look at the rest.
     *
     * @param events the new ones that the caller may see
     */
    record MinimalAnswer(String caseId, long version, List<EventMention> events) implements CommandAnswer {
        static MinimalAnswer of(CommandResult answer, Actor actor) {
            Disclosure disclosure = new Disclosure(Reader.of(answer.known().parties(), actor));
            return new MinimalAnswer(
                    answer.caseId(),
                    answer.version(),
                    answer.events().stream()
                            .filter(disclosure::knows)
                            .map(event ->
                                    new EventMention(event.seq(), EventNames.shortNameOf(event.event()), event.at()))
                            .toList());
        }
    }

    /** @param caseId of the case that the new matter is about, where the path names it */
    @PostMapping({
        "/api/cases",
        "/api/agent-complaints",
        "/api/violations",
        "/api/contests",
        "/api/contacts",
        "/api/cases/{caseId}/contest-recovery"
    })
    ResponseEntity<CommandAnswer> file(
            @PathVariable(required = false) String caseId, HttpServletRequest request, Actor actor, Language language)
            throws IOException {
        long since = System.nanoTime();
        try {
            return filed(caseId, request, actor, language);
        } catch (Refused no) {
            access.refusedFiling(caseId, actor, since, no);
            throw no;
        }
    }

    private ResponseEntity<CommandAnswer> filed(
            String about, HttpServletRequest request, Actor actor, Language language) throws IOException {
        requireNoParameter(request);
        CommandInput input = filing(about, request, actor);
        CommandResult answer = desk.submit(input);
        AuditedRequest.standsInALog(request);
        ReturnPreference wish = ReturnPreference.of(request);
        return ResponseEntity.created(URI.create("/api/cases/" + answer.caseId()))
                .headers(headersOf(answer, input, wish))
                .body(told(answer, wish, actor, language));
    }

    /** What is to be filed; {@link Refused} for a token without a role. */
    static CommandInput filing(String about, HttpServletRequest request, Actor actor) throws IOException {
        Class<? extends CaseCommand> type =
                FilingPaths.at(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        CommandInput input = CommandReading.of(about, type, actor, request);
        if (actor == null && about == null) {
            throw new Refused(CommandService.problemOf(
                    new CaseRejection(
                            RejectionCode.NOT_YOUR_ROLE,
                            type == FileComplaint.class
                                    ? Message.of("rule.token-without-a-role-to-complain")
                                    : Message.of("rule.token-without-a-role").with("command", Word.command(type))),
                    null,
                    List.of()));
        }
        return input;
    }

    /** Whoever mistypes the wish for a dry run must not have sent the command. */
    private static void requireNoParameter(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            RequestReading reading = new RequestReading();
            Collections.list(request.getParameterNames()).forEach(name -> reading.fault(name, DRY_RUN_ALONE));
            reading.requireFaultless(null);
        }
    }

    @PostMapping("/api/cases/{caseId}/{command}")
    ResponseEntity<CommandAnswer> act(
            @PathVariable String caseId,
            @PathVariable String command,
            HttpServletRequest request,
            Actor person,
            Language language)
            throws IOException {
        requireNoParameter(request);
        Class<? extends CaseCommand> type = typeOf(command);
        Optional<Actor> system = ProgramCommands.sender((Authentication) request.getUserPrincipal(), type);
        Actor actor = system.orElse(person);
        long since = System.nanoTime();
        try {
            CommandInput input = CommandReading.of(caseId, type, actor, request);
            CommandResult answer = desk.submit(input);
            access.note(answer.caseId(), actor, "command");
            AuditedRequest.standsInALog(request);
            // A program is shown no case.
            ReturnPreference wish = system.isPresent() ? ReturnPreference.MINIMAL : ReturnPreference.of(request);
            return ResponseEntity.ok()
                    .headers(headersOf(answer, input, wish))
                    .body(told(answer, wish, actor, language));
        } catch (Refused no) {
            // Whoever has no part in the case is told that there is none, whatever else was wrong.
            access.admit(caseId, actor, since);
            throw no;
        }
    }

    private CommandAnswer told(CommandResult answer, ReturnPreference wish, Actor actor, Language language) {
        if (wish == ReturnPreference.MINIMAL) {
            return MinimalAnswer.of(answer, actor);
        }
        OpenCase after = OpenCase.of(answer.known());
        return new WholeAnswer(
                answer.caseId(),
                answer.version(),
                answer.commit() == null ? null : receipts.of(answer.caseId(), answer.commit()),
                views.events(after, answer.events(), actor, language),
                views.of(after, actor, language));
    }

    private static HttpHeaders headersOf(CommandResult answer, CommandInput input, ReturnPreference wish) {
        HttpHeaders headers = new HttpHeaders();
        headers.setETag("\"" + answer.log().version() + "\"");
        headers.set("Idempotency-Key", input.commandId());
        headers.set(HttpHeaders.VARY, ReturnPreference.HEADER);
        wish.applied().ifPresent(applied -> headers.set("Preference-Applied", applied));
        return headers;
    }

    static Class<? extends CaseCommand> typeOf(String command) {
        Class<? extends CaseCommand> type = BY_PATH.get(command);
        if (type == null) {
            throw new Refused(unknown(command));
        }
        return type;
    }

    private static Problem unknown(String command) {
        String known = BY_PATH.keySet().stream().sorted().collect(Collectors.joining(", "));
        return Problem.of(
                "UNKNOWN_COMMAND",
                404,
                Message.of("http.no-command").with("command", command).with("known", known));
    }
}
