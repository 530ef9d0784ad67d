package org.ballcourt.cases.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ballcourt.cases.proof.Bundles;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.cases.proof.Roots;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Message;
import org.ballcourt.contracts.records.SignedRoot;
import org.ballcourt.proof.VerifyingKey;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What others need to check us without us. */
@Tag(name = "proof")
@RestController("caseProofController")
record ProofController(CaseAccess access, Bundles bundles, InstallationKeys keys, Roots roots) {
    private static final int MOST_ROOTS = 1000;

    /** @param publicKey as PEM */
    record PublicKey(String keyId, String fingerprint, String algorithm, String publicKey) {
        static PublicKey of(VerifyingKey key) {
            return new PublicKey(key.keyId(), key.fingerprint(), "Ed25519", key.pem());
        }
    }

    /** The key that signs now, and those that signed before. */
    record OwnKey(@JsonUnwrapped PublicKey own, List<PublicKey> older) {}

    record SignedRoots(List<SignedRoot> roots) {}

    @Operation(summary = "One file that proves, offline, the part of a case that the caller may see")
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
