package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.StatusLink;
import org.ballcourt.cases.view.StatusLink.Shows;
import org.ballcourt.cases.view.StatusLinks;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The links by which buyer and seller show others where their case stands, until they withdraw them. */
@Tag(name = "status")
@RestController("caseStatusLinkController")
record StatusLinkController(CaseAccess access, StatusLinks links, InstantSource time) {
    private static final int MOST_OPEN = 10;

    /** @param status the path to give away; whoever has it needs nothing else, and nobody can be told it again */
    record NewLink(String id, String status, String picture, Set<Shows> shows, Instant createdAt) {}

    /** What whoever has the link sees beside the stage; nothing more where it is left out. */
    record WantedLink(List<Shows> shows) {}

    record OwnLinks(List<OwnLink> links) {}

    record OwnLink(String id, Set<Shows> shows, Instant createdAt, Instant withdrawnAt, long reads, long pictureReads) {
        static OwnLink of(StatusLink link) {
            return new OwnLink(
                    link.id(), link.shows(), link.createdAt(), link.withdrawnAt(), link.reads(), link.pictureReads());
        }
    }

    @Operation(
            summary = "A link that shows everybody who has it where the case stands; shows: NAME, WORDS, AMOUNTS",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = WantedLink.class))))
    @ApiResponse(responseCode = "201", description = "The link, told this once", useReturnTypeSchema = true)
    @PostMapping("/api/cases/{caseId}/status-links")
    ResponseEntity<NewLink> open(@PathVariable String caseId, Actor actor, HttpServletRequest request)
            throws IOException {
        requireSide(caseId, actor);
        Set<Shows> shows = shows(caseId, JsonBody.read(request, caseId));
        if (links.countOpen(caseId, actor, MOST_OPEN) >= MOST_OPEN) {
            throw new Refused(Problem.of(
                    "TOO_MANY_LINKS", 409, Message.of("http.status.most").with("most", MOST_OPEN)));
        }
        StatusSecret secret = StatusSecret.fresh();
        Instant now = time.instant();
        links.add(new StatusLink(secret.linkId(), caseId, actor, shows, now, null, 0, 0));
        String path = "/api/status/" + secret.text();
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(new NewLink(secret.linkId(), path, path + "/picture", shows, now));
    }

    @Operation(summary = "The caller's own links to the status of this case, and how often each was read")
    @GetMapping("/api/cases/{caseId}/status-links")
    ResponseEntity<OwnLinks> own(@PathVariable String caseId, Actor actor) {
        requireSide(caseId, actor);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new OwnLinks(
                        links.of(caseId, actor).stream().map(OwnLink::of).toList()));
    }

    @Operation(summary = "Withdraws a link: from now on it shows nothing any more")
    @DeleteMapping("/api/cases/{caseId}/status-links/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String caseId, @PathVariable String id, Actor actor) {
        requireSide(caseId, actor);
        if (!links.withdraw(caseId, actor, id, time.instant())) {
            throw new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.status.no-link")));
        }
    }

    private void requireSide(String caseId, Actor actor) {
        OpenCase open = access.admitReader(caseId, actor, "status-links");
        boolean side = open.state().filing() != null
                && actor.role().isSide()
                && open.state().idOf(actor.role()).equals(actor.id());
        if (!side) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("http.status.sides")));
        }
    }

    private static Set<Shows> shows(String caseId, JsonNode given) {
        BodyReading body = BodyReading.of(given, WantedLink.class);
        List<Shows> ticked = body.several("shows", Shows.class);
        body.reading().requireFaultless(caseId);
        return ticked.isEmpty() ? Set.of() : EnumSet.copyOf(ticked);
    }
}
