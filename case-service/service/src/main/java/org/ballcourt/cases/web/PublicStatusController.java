package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.view.AnswerJson;
import org.ballcourt.cases.view.CaseSource;
import org.ballcourt.cases.view.CaseViews;
import org.ballcourt.cases.view.OpenCase;
import org.ballcourt.cases.view.PublicStatus;
import org.ballcourt.cases.view.StatusLink;
import org.ballcourt.cases.view.StatusLinks;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.RecordedEvent;
import org.ballcourt.messages.Language;
import org.ballcourt.proof.CaseHead;
import org.ballcourt.proof.StatusSeal;
import org.ballcourt.servicekit.AuditedRequest;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.RateLimit;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Where a case stands, for everybody who was given a link to it; signed, and as a picture to embed. */
@Tag(name = "status", description = "Links by which the parties show others where their case stands")
@RestController("casePublicStatusController")
record PublicStatusController(
        CaseSource cases,
        CaseViews views,
        StatusLinks links,
        RateLimit reads,
        InstallationKeys keys,
        InstantSource time) {
    private static final MediaType SVG = MediaType.valueOf("image/svg+xml");

    /** What is answered, beside the key and the signature that a bundle has, too. */
    record SealedStatus(
            String format, int formatVersion, String caseId, Instant asOf, CaseHead head, PublicStatus status) {}

    @Operation(
            summary = "What a party's link shows: stage, whose turn, until when, what follows otherwise, the result",
            description = "needs no token; signed as a bundle is, so ./ballcourt verify checks a saved answer",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "Where the case stands, signed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SealedStatus.class)))
    @GetMapping("/api/status/{secret}")
    ResponseEntity<byte[]> status(@PathVariable String secret, Language language, HttpServletRequest request) {
        Disclosed disclosed = disclosed(secret, StatusLink.Read.STATUS, language);
        AuditedRequest.isAbout(request, disclosed.open().caseId());
        OpenCase open = disclosed.open();
        RecordedEvent last = open.events().getLast();
        CaseHead head = new CaseHead(open.caseId(), open.version(), last.seq(), last.hash());
        JsonNode shown = AnswerJson.MAPPER.valueToTree(disclosed.status());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(StatusSeal.sealed(head, shown, time.instant(), keys.own()));
    }

    @Operation(
            summary = "The same as a small picture (SVG) to embed, in the language of whoever looks at it",
            security = {})
    @ApiResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = "image/svg+xml", schema = @Schema(type = "string")))
    @GetMapping("/api/status/{secret}/picture")
    ResponseEntity<byte[]> picture(@PathVariable String secret, Language language, HttpServletRequest request) {
        Disclosed disclosed = disclosed(secret, StatusLink.Read.PICTURE, language);
        AuditedRequest.isAbout(request, disclosed.open().caseId());
        String svg = new StatusPicture(language, views.zoneOf(disclosed.open(), time.instant())).of(disclosed.status());
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .body(svg.getBytes(StandardCharsets.UTF_8));
    }

    /** A case, and what the link shows of it. */
    private record Disclosed(OpenCase open, PublicStatus status) {}

    private Disclosed disclosed(String secret, StatusLink.Read what, Language language) {
        StatusLink link = link(secret, what);
        OpenCase open = cases.find(link.caseId()).orElseThrow(PublicStatusController::none);
        return new Disclosed(open, views.publicStatus(open, link, language));
    }

    private StatusLink link(String secret, StatusLink.Read what) {
        String id = StatusSecret.read(secret).map(StatusSecret::linkId).orElseThrow(PublicStatusController::none);
        if (reads.secondsToWait(id) > 0) {
            throw new Refused(Problem.of("TOO_MANY_REQUESTS", 429));
        }
        Optional<StatusLink> link = links.read(id, what);
        if (link.filter(found -> !found.isOpen()).isPresent()) {
            throw new Refused(Problem.of("LINK_WITHDRAWN", 410));
        }
        return link.orElseThrow(PublicStatusController::none);
    }

    private static Refused none() {
        return new Refused(Problem.of("NOT_FOUND", 404, Message.of("http.status.no-link")));
    }
}
