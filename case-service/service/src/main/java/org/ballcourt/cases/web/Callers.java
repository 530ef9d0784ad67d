package org.ballcourt.cases.web;

import org.ballcourt.contracts.Actor;
import org.ballcourt.contracts.Role;
import org.ballcourt.servicekit.Caller;
import org.ballcourt.servicekit.TokenSecurity;
import org.springframework.security.core.Authentication;

/** Who is calling. */
final class Callers {
    private Callers() {}

    /** Null for an authenticated nobody. SYSTEM is one of our own services, never a person whose token says so. */
    static Actor of(Authentication authentication) {
        if (isService(authentication)) {
            return Actor.SYSTEM;
        }
        Actor actor = Caller.of(authentication);
        return actor == null || actor.role() == Role.SYSTEM ? null : actor;
    }

    private static boolean isService(Authentication authentication) {
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> ("ROLE_" + TokenSecurity.SERVICE).equals(authority.getAuthority()));
    }
}
