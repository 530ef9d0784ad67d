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
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.SeenCases;
import org.ballcourt.contracts.Actor;
import org.ballcourt.servicekit.JsonBody;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People say up to where they have seen a case, so that the queue tells them what came since, in every browser. */
@Tag(name = "cases")
@RestController("caseSeenController")
record SeenController(CaseAccess access, SeenCases seen, InstantSource time) {
    /** @param version of the case as it was shown */
    record Seen(int version) {}

    @Operation(
            summary =
                    "Up to which version the caller has seen the case: the queue says as unread how many acts came since. What was seen before stays seen",
            requestBody =
                    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = Seen.class))))
    @ApiResponse(responseCode = "204", description = "Noted")
    @PutMapping("/api/cases/{caseId}/seen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void saw(@PathVariable String caseId, Actor actor, HttpServletRequest request) throws IOException {
        OpenCase open = access.admitWithoutReading(caseId, actor);
        BodyReading body = BodyReading.of(JsonBody.read(request, caseId), Seen.class);
        int version = body.number("version", 1, Math.toIntExact(open.version()));
        body.reading().requireFaultless(caseId);
        seen.saw(actor, caseId, version, time.instant());
    }
}
