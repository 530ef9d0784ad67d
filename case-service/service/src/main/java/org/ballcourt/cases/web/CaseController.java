package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ballcourt.cases.tracing.TracedMembership;
import org.ballcourt.cases.view.AnswerJson;
import org.ballcourt.cases.view.AskedBefore;
import org.ballcourt.cases.view.CaseAnswer;
import org.ballcourt.cases.view.CaseSurroundings;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.ShownEvent;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.messages.Language;
import org.ballcourt.wire.Sha256;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One case as the reader may see it: where it stands, and its log. */
@Tag(
        name = "cases",
        description = "Cases as their readers may see them: the queue, one case, its log, what happens to it")
@RestController("caseController")
record CaseController(CaseViews views, CaseAccess access, AskedBefore asked, TracedMembership traces) {
    private static final int TAG_DIGITS = 16;

    record Events(List<ShownEvent> events) {}

    @Operation(summary = "Where a case stands: whose turn it is, until when, and what silence will bring")
    @GetMapping("/api/cases/{caseId}")
    ResponseEntity<CaseAnswer> one(
            @PathVariable String caseId,
            @Parameter(description = "the number of an event: how the case stood right after it; else how it stands")
                    @RequestParam(required = false)
                    Long after,
            Actor actor,
            Language language) {
        OpenCase open = access.admitReader(caseId, actor, "case");
        if (after != null) {
            CaseAnswer then = views.after(open, after, actor, language)
                    .orElseThrow(() -> RequestReading.refused(caseId, "after", Message.of("http.after")));
            return answer(open, actor, language, then);
        }
        boolean partOfGroup = open.state().filing() != null && traces.isPartOfGroup(caseId);
        CaseSurroundings beside = new CaseSurroundings(asked.of(open, actor), partOfGroup);
        return answer(open, actor, language, views.of(open, actor, language, beside));
    }

    @Operation(summary = "The log of a case as the caller may see it")
    @GetMapping("/api/cases/{caseId}/events")
    ResponseEntity<Events> events(@PathVariable String caseId, Actor actor, Language language) {
        OpenCase open = access.admitReader(caseId, actor, "events");
        return answer(open, actor, language, new Events(views.events(open, open.events(), actor, language)));
    }

    /** The version alone would not do: the same one looks otherwise to somebody else, and later. */
    private static <T> ResponseEntity<T> answer(OpenCase open, Actor actor, Language language, T body) {
        String seen = Sha256.hex(actor + "\n" + language.tag() + "\n" + AnswerJson.MAPPER.writeValueAsString(body));
        return ResponseEntity.ok()
                .eTag("\"" + open.version() + "-" + seen.substring(0, TAG_DIGITS) + "\"")
                .cacheControl(CacheControl.noStore())
                .body(body);
    }
}
