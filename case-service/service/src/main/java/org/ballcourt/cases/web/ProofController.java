package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ballcourt.cases.proof.Bundles;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.proof.Roots;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.Receipt;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.VerifyingKey;
import org.ballcourt.servicekit.Problem;
import org.ballcourt.servicekit.Refused;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What others need to check us without us. */
@Tag(name = "proof", description = "What proves the log against whoever keeps it")
@RestController("caseProofController")
record ProofController(CaseAccess access, Bundles bundles, InstallationKeys keys, Roots roots) {
    private static final int MOST_ROOTS = 1000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** @param publicKey as PEM */
    record PublicKey(String keyId, String fingerprint, String algorithm, String publicKey) {
        static PublicKey of(VerifyingKey key) {
            return new PublicKey(key.keyId(), key.fingerprint(), "Ed25519", key.pem());
        }
    }

    /** The key that signs now, and those that signed before. */
    record OwnKey(@JsonUnwrapped PublicKey own, List<PublicKey> older) {}

    /** As in the answer to the command. */
    record OwnReceipt(@JsonUnwrapped Receipt receipt) {}

    record SignedRoots(List<SignedRoot> roots) {}

    @Operation(summary = "One file that proves, offline, the part of a case that the caller may see")
    @ApiResponse(
            responseCode = "200",
            description = "A bundle, as docs/proof.md describes it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema =
                                    @Schema(
                                            type = "object",
                                            additionalProperties = Schema.AdditionalPropertiesValue.TRUE)))
    @GetMapping("/api/cases/{caseId}/bundle")
    ResponseEntity<byte[]> bundle(@PathVariable String caseId, Actor actor) {
        access.admitReader(caseId, actor, "bundle");
        ContentDisposition file = ContentDisposition.attachment()
                .filename(caseId + ".bundle.json")
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .headers(headers -> headers.setContentDisposition(file))
                .body(bundles.of(caseId, actor));
    }

    @Operation(
            summary =
                    "The receipt for a command: whoever sent it names the version that it was answered with, however long ago")
    @GetMapping("/api/cases/{caseId}/receipts/{version}")
    ResponseEntity<OwnReceipt> receipt(@PathVariable String caseId, @PathVariable String version, Actor actor) {
        access.admitReader(caseId, actor, "receipt");
        return Optional.of(version)
                .filter(number -> NUMBER.matcher(number).matches())
                .flatMap(number -> bundles.receipt(caseId, Long.parseLong(number), actor))
                .map(receipt ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new OwnReceipt(receipt)))
                .orElseThrow(() -> new Refused(Problem.of(
                        "NOT_FOUND", 404, Message.of("http.no-receipt").with("version", version))));
    }

    @Operation(summary = "The public key that receipts, roots and bundles are signed with, and the ones before it")
    @GetMapping("/api/proof/key")
    OwnKey key() {
        return new OwnKey(
                PublicKey.of(keys.own().verifying()),
                keys.older().stream().map(PublicKey::of).toList());
    }

    @Operation(summary = "The signed roots over all cases, the newest first; before=N goes on below number N")
    @GetMapping("/api/proof/roots")
    SignedRoots roots(
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_ROOTS) {
            throw RequestReading.refused(null, "limit", Message.of("http.range").with("most", MOST_ROOTS));
        }
        return new SignedRoots(roots.before(before, limit));
    }
}
