package org.ballcourt.cases.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.messages.Language;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.ServiceRole;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
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
     * @param role left out, as is {@code actor}, for whoever may only erase
     * @param desk of the platform's people, as their figures call it; else null
     * @param actor role and id as they stand in events
     * @param mayErase whether the caller has the role for erasing persons, alone or beside the other
     * @param language in which problems and texts are answered to this request
     * @param testMode whether anybody may be anybody here, and the clock be moved
     */
    record Me(String id, Role role, Role desk, Actor actor, String language, boolean mayErase, boolean testMode) {}

    @Operation(summary = "Who the caller is: the role that counts, the desk, and the language of answers")
    @GetMapping("/api/me")
    ResponseEntity<Me> me(Actor actor, Authentication caller, Language language) {
        boolean mayErase = Caller.hasRole(caller, ServiceRole.ERASURE.name());
        if (!mayErase) {
            CallerCheck.requireSomebody(actor);
        }
        Me me = actor == null
                ? new Me(caller.getName(), null, null, null, language.code(), true, testMode)
                : new Me(actor.id(), actor.role(), desk(actor.role()), actor, language.code(), mayErase, testMode);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(me);
    }

    private static Role desk(Role role) {
        return role.isPlatform() ? role : null;
    }
}
