package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import org.ballcourt.cases.standing.Period;
import org.ballcourt.cases.suggestion.Suggestion;
import org.ballcourt.cases.suggestion.SuggestionFigures;
import org.ballcourt.cases.suggestion.SuggestionRepository;
import org.ballcourt.cases.suggestion.Suggestions;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.Reader;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.GoodsClass;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.OneOf;
import org.ballcourt.messages.Language;
import org.ballcourt.messages.Messages;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Suggestions for people, who accept or refuse them and act themselves. */
@Tag(name = "suggestions", description = "Drafts by the rules, for people who decide themselves")
@RestController("caseSuggestionController")
record SuggestionController(CaseAccess access, Suggestions suggestions, SuggestionFigures figures, InstantSource time) {
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_WHY = 400;

    /** A complaint in one's own words. */
    record ToldComplaint(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = LONGEST_TEXT)
            String text,

            GoodsClass goodsClass,
            String market) {}

    record Opinion(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            boolean accepted,

            @Schema(maxLength = LONGEST_WHY) String why) {}

    /** @param label says in the reader's language what this is */
    record Labelled(String label, Suggestion suggestion) {}

    @Operation(
            summary = "Reason, remedy and evidence checklist for a complaint told in one's own words: a suggestion",
            description =
                    "body {text, goodsClass, market}; of the text only the words are kept that spoke for a reason",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = ToldComplaint.class))))
    @ApiResponse(responseCode = "201", description = "Suggested", useReturnTypeSchema = true)
    @PostMapping("/api/suggestions")
    ResponseEntity<Labelled> forComplaint(Actor actor, Language language, HttpServletRequest request)
            throws IOException {
        CallerCheck.requireSomebody(actor);
        BodyReading body = BodyReading.of(JsonBody.read(request, null), ToldComplaint.class);
        String text = body.required("text", LONGEST_TEXT);
        RequestReading reading = body.reading();
        GoodsClass goodsClass = reading.read(
                "goodsClass",
                body.text("goodsClass", LONGEST_WHY),
                GoodsClass::valueOf,
                Message.of("command.one-of").with("names", OneOf.all(GoodsClass.class)));
        String market = body.text("market", LONGEST_WHY);
        if (market != null && !suggestions.markets().contains(market)) {
            reading.fault("market", Message.of("command.one-of").with("names", new OneOf(suggestions.markets())));
        }
        reading.requireFaultless(null);
        return created(suggestions.forComplaint(actor, text, goodsClass, market, language), language);
    }

    @Operation(
            summary =
                    "The draft of a ruling by the policy's own rule, beside like cases: a suggestion for the platform's people")
    @ApiResponse(responseCode = "201", description = "Suggested", useReturnTypeSchema = true)
    @PostMapping("/api/cases/{caseId}/suggestions")
    ResponseEntity<Labelled> forRuling(@PathVariable String caseId, Actor actor, Language language) {
        OpenCase open = access.admitReader(caseId, actor, "suggestion");
        boolean ofThePlatform = Reader.of(open.parties(), actor).isPlatform();
        if (!ofThePlatform || open.state().filing() == null) {
            throw CallerCheck.platformOnly();
        }
        return created(suggestions.forRuling(actor, caseId, open.state(), language), language);
    }

    @Operation(
            summary = "What the person who was shown a suggestion makes of it; the first answer stays",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Opinion.class))))
    @PostMapping("/api/suggestions/{id}/answer")
    ResponseEntity<Suggestion> answer(@PathVariable String id, Actor actor, HttpServletRequest request)
            throws IOException {
        CallerCheck.requireSomebody(actor);
        BodyReading body = BodyReading.of(JsonBody.read(request, null), Opinion.class);
        boolean accepted = body.flag("accepted");
        String why = body.text("why", LONGEST_WHY);
        body.reading().requireFaultless(null);
        return suggestions
                .answer(actor, id, accepted, why)
                .map(answered ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answered))
                .orElseThrow(() -> new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.suggestion.none"))));
    }

    @Operation(
            summary =
                    "How good the suggestions were, by policy version: accepted, agreed with, overturned, time to rule")
    @GetMapping("/api/suggestions/figures")
    ResponseEntity<SuggestionFigures.Report> figures(
            @RequestParam(required = false) String from, @RequestParam(required = false) String until, Actor actor) {
        CallerCheck.requireSupervisor(actor);
        Period period = RequestReading.period(from, until, time.instant());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(figures.between(period.from(), period.until(), SuggestionRepository.MOST));
    }

    private static ResponseEntity<Labelled> created(Suggestion suggestion, Language language) {
        String label = Messages.in(language).text(Message.of("suggestion.label"));
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new Labelled(label, suggestion));
    }
}
