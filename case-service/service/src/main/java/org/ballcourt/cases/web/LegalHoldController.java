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
import java.util.List;
import org.ballcourt.cases.erasure.Erasures;
import org.ballcourt.cases.store.ErasureLog.Erasure;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Act;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.ballcourt.cases.view.CaseQueue;
import org.ballcourt.contracts.Message;
import org.ballcourt.servicekit.JsonBody;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases of which nothing is erased, by nobody's wish and by no time that is over, since a court or an authority wants them. */
@Tag(name = "erasures", description = "Erasing persons, and cases of which nothing may be erased: role ERASURE")
@RestController("caseLegalHoldController")
record LegalHoldController(
        LegalHolds holds, Erasures erasures, CaseQueue queue, ErasingOthers others, InstantSource time) {
    private record Why(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = ErasureController.LONGEST_WHY)
            String why) {}

    /** @param kept what was, or may have been, not erased of it: to be asked for again when it is held no more; empty in a case of one's own */
    record Held(String caseId, String by, String why, Instant at, List<Kept> kept) {
        static Held of(Hold hold, List<Erasure> kept) {
            return new Held(
                    hold.caseId(),
                    hold.held().by(),
                    hold.held().why(),
                    hold.held().at(),
                    kept.stream().map(Kept::of).toList());
        }
    }

    /** @param id of the erasure */
    record Kept(String id, String person, Instant at) {
        static Kept of(Erasure erasure) {
            return new Kept(erasure.id(), erasure.person().toString(), erasure.at());
        }
    }

    record AllHeld(List<Held> holds) {}

    @Operation(
            summary =
                    "The cases that are held, since when, by whom and why, and which erasures they keep from being done")
    @GetMapping({"/api/holds", "/internal/holds"})
    ResponseEntity<AllHeld> standing(Authentication by) {
        List<String> own = others.ownOf(by);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new AllHeld(holds.standing().stream()
                        .map(hold -> Held.of(hold, own.contains(hold.caseId()) ? List.of() : erasures.keptBy(hold)))
                        .toList()));
    }

    @Operation(
            summary = "Holds a case for a court or an authority; again changes nothing",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Why.class))))
    @ApiResponse(responseCode = "204", description = "It is held")
    @PutMapping({"/api/holds/{caseId}", "/internal/holds/{caseId}"})
    ResponseEntity<Void> hold(@PathVariable String caseId, HttpServletRequest request, Authentication by)
            throws IOException {
        Act act = act(request, caseId, by);
        if (!queue.has(caseId)) {
            throw new Refused(
                    Problem.of("NOT_FOUND", 404, Message.of("http.hold.no-case").with("caseId", caseId)));
        }
        holds.hold(caseId, act);
        return ResponseEntity.noContent().build();
    }

    @Operation(
            summary = "Ends the hold of a case",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Why.class))))
    @ApiResponse(responseCode = "204", description = "It is held no more")
    @PostMapping({"/api/holds/{caseId}/lift", "/internal/holds/{caseId}/lift"})
    ResponseEntity<Void> lift(@PathVariable String caseId, HttpServletRequest request, Authentication by)
            throws IOException {
        if (!holds.lift(caseId, act(request, caseId, by))) {
            throw new Refused(
                    Problem.of("NOT_FOUND", 404, Message.of("http.hold.none").with("caseId", caseId)));
        }
        return ResponseEntity.noContent().build();
    }

    private Act act(HttpServletRequest request, String caseId, Authentication by) throws IOException {
        BodyReading body = BodyReading.of(JsonBody.read(request, null), Why.class);
        String why = body.required("why", ErasureController.LONGEST_WHY);
        body.reading().requireFaultless(null);
        return new Act(others.requireForeign(by, caseId), why, time.instant());
    }
}
