package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the bearer of a token is to this product. */
@Tag(name = "callers", description = "Who the caller is")
@RestController("caseMeController")
class MeController {
    private final boolean testMode;

    MeController(@Value("${ballcourt.test-mode:false}") boolean testMode) {
        this.testMode = testMode;
    }

    /**
     * @param desk of the platform's people, as their figures call it; else null
     * @param actor role and id as they stand in events
     * @param language in which problems and texts are answered to this request
     * @param testMode whether anybody may be anybody here, and the clock be moved
     */
    record Me(String id, Role role, Role desk, Actor actor, String language, boolean testMode) {}

    @Operation(summary = "Who the caller is: the role that counts, the desk, and the language of answers")
    @GetMapping("/api/me")
    ResponseEntity<Me> me(Actor actor, Language language) {
        CallerCheck.requireSomebody(actor);
        Role desk = actor.role().isPlatform() ? actor.role() : null;
        Me me = new Me(actor.id(), actor.role(), desk, actor, language.code(), testMode);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(me);
    }
}
