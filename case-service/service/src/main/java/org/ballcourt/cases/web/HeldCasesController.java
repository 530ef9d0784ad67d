package org.ballcourt.cases.web;

import java.util.List;
import org.ballcourt.cases.store.LegalHolds;
import org.ballcourt.cases.store.LegalHolds.Hold;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For services that are about to destroy something: of which cases they must not, without who held them and why. */
@RestController("caseHeldCasesController")
record HeldCasesController(LegalHolds holds) {
    record HeldNow(List<String> cases) {}

    @GetMapping("/internal/held-cases")
    ResponseEntity<HeldNow> now() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new HeldNow(holds.standing().stream().map(Hold::caseId).toList()));
    }
}
