package org.ballcourt.evidence.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.EvidenceItem;
import org.ballcourt.contracts.EvidenceKind;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.Role;
import org.ballcourt.evidence.blobs.SealedBlobs;
import org.ballcourt.evidence.blobs.StoredOriginal;
import org.ballcourt.evidence.intake.EvidenceSettings;
import org.ballcourt.evidence.intake.Intake;
import org.ballcourt.evidence.intake.Upload;
import org.ballcourt.evidence.records.EvidenceAccess;
import org.ballcourt.evidence.records.EvidenceAccess.Reading;
import org.ballcourt.evidence.records.EvidenceRecord;
import org.ballcourt.evidence.records.Exhibit;
import org.ballcourt.evidence.views.Views;
import org.ballcourt.evidence.views.Views.Busy;
import org.ballcourt.evidence.views.Views.NoView;
import org.ballcourt.evidence.views.Views.View;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Uploads and reads of evidence. */
@Tag(name = "evidence", description = "Originals, as they were handed in, and views of them")
@RestController
record EvidenceController(
        SealedBlobs blobs,
        Intake intake,
        EvidenceAccess access,
        Views views,
        EvidenceSettings settings,
        ReadingLimit limit) {
    /**
     * What is handed in, as a form of several parts.
     *
     * @param caseId left out for what a filing will name
     */
    record EvidenceForm(
            @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
            byte[] file,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED)
            EvidenceKind kind,

            String caseId) {}

    record CaseEvidence(List<EvidenceView> evidence) {}

    @Operation(
            summary = "Hands in an original; it counts in a case once it is submitted there",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = EvidenceForm.class))))
    @ApiResponse(
            responseCode = "201",
            description = "Taken; the same key and file again gives the same answer",
            useReturnTypeSchema = true)
    @PostMapping("/api/evidence")
    ResponseEntity<EvidenceView> upload(
            HttpServletRequest request,
            Authentication authentication,
            @RequestHeader(name = "Idempotency-Key", required = false) String idempotencyKey)
            throws IOException {
        Actor uploader = uploader(authentication);
        try (MultipartUpload received = MultipartUpload.receive(
                request, blobs.files(), settings.maxSize().toBytes())) {
            Upload upload = received.upload(uploader, idempotencyKey);
            long since = System.nanoTime();
            if (upload.caseId() != null && !access.knowsCase(upload.caseId(), uploader, settings.caseLag())) {
                throw EvidenceProblems.noSuchCase(since);
            }
            EvidenceRecord record = intake.take(received.file(), upload);
            return ResponseEntity.created(URI.create("/api/evidence/" + record.id()))
                    .body(EvidenceView.ofUpload(record));
        }
    }

    @Operation(summary = "The evidence of a case that the caller may see, and the caller's own uploads for it")
    @GetMapping("/api/cases/{caseId}/evidence")
    CaseEvidence list(@PathVariable String caseId, Authentication authentication) {
        long since = System.nanoTime();
        Actor reader = Caller.of(authentication);
        if (reader == null) {
            throw EvidenceProblems.noSuchCase(since);
        }
        List<Exhibit> exhibits = access.list(caseId, reader).orElseThrow(() -> EvidenceProblems.noSuchCase(since));
        return new CaseEvidence(exhibits.stream()
                .map(exhibit -> EvidenceView.of(exhibit, reader))
                .toList());
    }

    @Operation(summary = "What is known of an original")
    @GetMapping("/api/evidence/{evidenceId}")
    EvidenceView metadata(@PathVariable String evidenceId, Authentication authentication) {
        return EvidenceView.of(read(evidenceId, authentication, Reading.METADATA), Caller.of(authentication));
    }

    @Operation(summary = "The bytes as they were handed in")
    @ApiResponse(
            responseCode = "200",
            description = "The file, with its own media type and Repr-Digest",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/evidence/{evidenceId}/original")
    ResponseEntity<Resource> original(@PathVariable String evidenceId, Authentication authentication)
            throws IOException {
        EvidenceRecord record =
                read(evidenceId, authentication, Reading.ORIGINAL).record();
        limit.original(Caller.of(authentication), record.item());
        StoredOriginal original = verified(record);
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(record.name(), StandardCharsets.UTF_8)
                .build();
        byte[] hash = HexFormat.of().parseHex(record.item().sha256());
        return harmless()
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":")
                .contentType(MediaType.parseMediaType(record.item().detectedType()))
                .body(original);
    }

    @Operation(summary = "A harmless rendering of it, without what a camera or a program wrote into the file")
    @ApiResponse(
            responseCode = "200",
            description = "A picture, or text",
            content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/api/evidence/{evidenceId}/view")
    ResponseEntity<Resource> view(@PathVariable String evidenceId, Authentication authentication) throws IOException {
        EvidenceRecord record = read(evidenceId, authentication, Reading.VIEW).record();
        limit.view(Caller.of(authentication), record.item());
        StoredOriginal original = verified(record);
        try {
            View view = views.of(original::getInputStream, record.item().detectedType());
            return harmless()
                    .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                    .contentType(MediaType.parseMediaType(view.mediaType()))
                    .body(view.content());
        } catch (NoView e) {
            Message detail = Message.of("evidence.no-view")
                    .with("why", e.getMessage())
                    .with("address", "/api/evidence/" + evidenceId + "/original");
            throw new Refused(Problem.of("NO_VIEW", 415, detail));
        } catch (Busy e) {
            throw new Refused(Problem.of("UNAVAILABLE", 503, Message.of("evidence.drawing-others")));
        }
    }

    private StoredOriginal verified(EvidenceRecord record) throws IOException {
        EvidenceItem item = record.item();
        return blobs.verified(
                item.sha256(),
                item.size(),
                record.seal(),
                item.caseId(),
                item.uploadedBy().toString());
    }

    private Exhibit read(String evidenceId, Authentication authentication, Reading reading) {
        long since = System.nanoTime();
        Actor reader = Caller.of(authentication);
        if (reader == null) {
            throw EvidenceProblems.noSuchEvidence(since);
        }
        Exhibit found =
                access.read(evidenceId, reader, reading).orElseThrow(() -> EvidenceProblems.noSuchEvidence(since));
        if (reading != Reading.METADATA && found.record().isErased()) {
            throw new Refused(Problem.of("EVIDENCE_ERASED", 410));
        }
        return found;
    }

    private static Actor uploader(Authentication authentication) {
        Actor uploader = Caller.of(authentication);
        if (uploader == null || !mayUpload(uploader.role())) {
            throw new Refused(Problem.of("NOT_YOUR_ROLE", 403, Message.of("evidence.uploaders")));
        }
        return uploader;
    }

    private static boolean mayUpload(Role role) {
        return role.isSide() || role.isPlatform() || role.isThirdParty();
    }

    /**
     * Whatever the bytes are, a browser must neither guess at them nor run them, and nobody on the way may keep them.
     */
    private static ResponseEntity.BodyBuilder harmless() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
