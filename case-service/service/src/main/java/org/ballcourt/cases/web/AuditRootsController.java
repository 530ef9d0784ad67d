package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ballcourt.cases.proof.InstallationKeys;
import org.ballcourt.contracts.Actor;
import org.ballcourt.proof.AuditRootSeal;
import org.ballcourt.servicekit.AuditRoots;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the audit of all services is still what was signed. */
@Tag(name = "audit")
@RestController("caseAuditRootsController")
record AuditRootsController(AuditRoots roots, InstallationKeys keys) {
    @Operation(summary = "Whether the signed roots over the audit hold, and the chains that they tell of")
    @GetMapping("/api/audit-roots")
    ResponseEntity<AuditRoots.Check> check(Actor reader) {
        CallerCheck.requireSupervisor(reader);
        AuditRoots.Check found =
                roots.check(root -> keys.known().stream().anyMatch(key -> AuditRootSeal.isSignedBy(root, key)));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
    }
}
